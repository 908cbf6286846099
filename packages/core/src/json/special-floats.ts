import { isJsonObject } from './is-json-object.js';
import type { JsonObject, JsonValue } from './json-value.js';

// JSON has no infinities; Transformers writes them as {"__float__": "Infinity"} (`_encode_special_floats` in
// configuration_utils.py), an object with that one key.
const specialFloats: ReadonlyMap<JsonValue | undefined, number> = new Map([
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);

/** The number that an object of Python's stands for; other values as they are. */
export function decodeSpecialFloat(value: JsonValue): JsonValue {
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return value;
  return specialFloats.get(value.__float__) ?? value;
}

/** Fields that `JSON.stringify` keeps whole: Python's objects in the place of infinities and NaN, at any depth. */
export function encodeSpecialFloats(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === undefined ? value : encodeValue(value)]),
  );
}

function encodeValue(value: JsonValue): JsonValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { __float__: String(value) };
  if (isList(value)) return value.map(encodeValue);
  return isJsonObject(value) ? encodeSpecialFloats(value) : value;
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
