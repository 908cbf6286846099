import { isJsonObject } from './is-json-object.js';
import type { JsonValue } from './json-value.js';

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
