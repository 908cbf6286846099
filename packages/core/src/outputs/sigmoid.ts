import { Tensor } from '../tensor.js';
import { floatRows } from './float-rows.js';

/** Independent probabilities from logits: 1 / (1 + exp(−x)) of each value; float32, same shape. */
export function sigmoid(logits: Tensor): Tensor {
  const probabilities = floatRows(logits).flatMap((row) => Array.from(row, (logit) => 1 / (1 + Math.exp(-logit))));
  return new Tensor('float32', Float32Array.from(probabilities), logits.dims);
}
