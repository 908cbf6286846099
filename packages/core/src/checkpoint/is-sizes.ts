import type { JsonValue } from '../json/json-value.js';

/** Whether a value of JSON is a list of sizes: integers from 0 on. */
export function isSizes(value: JsonValue | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}
