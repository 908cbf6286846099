import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject } from '../json/json-value.js';

const method = 'automodel_int8';

/**
 * The fields of a config whose weights are saved in a type: int8 is described by `quantization_config`, which Python's Transformers does not
 * know and warns of, and the compute type stays; of any other type that description goes.
 * @param more what else the description has.
 */
export function withQuantizationConfig(fields: JsonObject, isInt8: boolean, more: JsonObject = {}): JsonObject {
  const { quantization_config: present, ...others } = fields;
  const known = isJsonObject(present) && present.quant_method === method ? present : undefined;
  if (isInt8) {
    const description = { quant_method: method, bits: 8, granularity: 'output channel', symmetric: true };
    return { ...others, dtype: 'float32', quantization_config: { ...description, ...known, ...more } };
  }
  return known === undefined ? fields : others;
}
