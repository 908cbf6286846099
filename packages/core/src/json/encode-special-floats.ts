import { isJsonObject } from './is-json-object.js';
import type { JsonObject, JsonValue } from './json-value.js';

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
