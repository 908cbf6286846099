import type { JsonObject, JsonValue } from './json-value.js';

/** Fields as `JSON.stringify` keeps them: Python's objects in the place of infinities and NaN, at any depth. */
export function encodeSpecialFloats(fields: JsonObject): JsonObject {
  const text = JSON.stringify(fields, (_, value: JsonValue | undefined) =>
    typeof value === 'number' && !Number.isFinite(value) ? { __float__: String(value) } : value,
  );
  return JSON.parse(text);
}
