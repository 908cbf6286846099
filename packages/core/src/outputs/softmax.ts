import { Tensor } from '../tensor.js';
import { floatRows } from './float-rows.js';

/** Probabilities from logits: exp(x − max) / Σ exp(x − max) along the last axis; float32, same shape. A row with NaN or +∞ gives NaN, as in PyTorch. */
export function softmax(logits: Tensor): Tensor {
  const probabilities = floatRows(logits).flatMap((row) => {
    const maximum = row.reduce((left, right) => Math.max(left, right), Number.NEGATIVE_INFINITY);
    const exponentials = Array.from(row, (logit) => Math.exp(logit - maximum));
    const sum = exponentials.reduce((left, right) => left + right, 0);
    return exponentials.map((exponential) => exponential / sum);
  });
  return new Tensor('float32', Float32Array.from(probabilities), logits.dims);
}
