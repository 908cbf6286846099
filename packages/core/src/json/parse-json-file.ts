import { loadFailures } from '../failures/load-failures.js';
import { isJsonObject } from './is-json-object.js';
import type { JsonObject, JsonValue } from './json-value.js';
import { maximumDepth } from './maximum-depth.js';

/** Python's objects in the place of infinities and NaN have the key `__float__`, which JSON may spell with escapes as well. */
const specialFloat = /__float__|\\u00[567]/;

/**
 * As `parseJsonObject`, for who can wait: what reads Python's infinities and NaN, what limits the depth, and what explains an error, is loaded only then.
 * @throws {InvalidConfigError} that says what the file looks like instead.
 */
export async function parseJsonFile(bytes: Uint8Array, file: string): Promise<JsonObject> {
  const text = new TextDecoder().decode(bytes);
  if (!specialFloat.test(text) && text.split(/[[{]/).length <= maximumDepth) {
    try {
      const value: JsonValue = JSON.parse(text);
      if (isJsonObject(value)) return value;
    } catch {
      // It is parsed once more below.
    }
  }
  return (await loadFailures()).parseJsonObject(bytes, file);
}
