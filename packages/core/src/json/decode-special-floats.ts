import { isJsonObject } from './is-json-object.js';
import type { JsonObject, JsonValue } from './json-value.js';
import { maximumDepth } from './maximum-depth.js';

// JSON has no infinities; Transformers writes them as {"__float__": "Infinity"} (`_encode_special_floats` in
// configuration_utils.py), an object with that one key.
const specialFloats: ReadonlyMap<JsonValue | undefined, number> = new Map([
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);

/**
 * A value with numbers in the place of the objects that Python writes for them, at any depth.
 * @throws {RangeError} if it nests deeper than `maximumDepth`.
 */
export function decodeSpecialFloats(value: JsonValue, depth = 0): JsonValue {
  if (depth > maximumDepth) throw new RangeError(`it nests deeper than ${maximumDepth} levels`);
  if (isList(value)) return value.map((item) => decodeSpecialFloats(item, depth + 1));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  const number = entries.length === 1 ? specialFloats.get(value.__float__) : undefined;
  return number ?? decodedObject(entries, depth);
}

function decodedObject(entries: readonly (readonly [string, JsonValue | undefined])[], depth: number): JsonObject {
  return Object.fromEntries(
    entries.map(([name, item]) => [name, item === undefined ? item : decodeSpecialFloats(item, depth + 1)]),
  );
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
