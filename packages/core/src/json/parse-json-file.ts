import { decodeSpecialFloats } from './decode-special-floats.js';
import { isJsonObject } from './is-json-object.js';
import type { JsonObject } from './json-value.js';

/**
 * As `parseJsonObject`, for who can wait: what reads Python's bare NaN and infinities, and what explains an error, is loaded only then.
 * @throws {InvalidConfigError} that says what the file looks like instead.
 */
export async function parseJsonFile(bytes: Uint8Array, file: string): Promise<JsonObject> {
  try {
    const text = new TextDecoder().decode(bytes);
    const value = decodeSpecialFloats(JSON.parse(text));
    if (isJsonObject(value)) return value;
  } catch {
    // It is parsed once more below.
  }
  const loaded = await import('./parse-json-object.js');
  return loaded.parseJsonObject(bytes, file);
}
