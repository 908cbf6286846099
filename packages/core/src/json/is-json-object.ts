import type { JsonObject, JsonValue } from './json-value.js';

/** Whether a JSON value is an object, not an array. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
