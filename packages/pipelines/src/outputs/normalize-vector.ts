import { type Vector, vectorValues } from './vector-values.js';

/** What a length is taken for at least: `eps` of torch.nn.functional.normalize. */
const smallestLength = 1e-12;

/** A vector divided by its Euclidean length, x / max(‖x‖, 10⁻¹²), as torch.nn.functional.normalize; sums in float64. */
export function normalizeVector(vector: Vector): Float32Array<ArrayBuffer> {
  const values = Array.from(vectorValues(vector));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(values, (value) => value / Math.max(length, smallestLength));
}
