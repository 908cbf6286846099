/** What a length is taken for at least: `eps` of torch.nn.functional.normalize. */
const smallestLength = 1e-12;

/** A vector divided by its Euclidean length, x / max(‖x‖, 10⁻¹²), as torch.nn.functional.normalize. */
export function normalizeVector(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / Math.max(length, smallestLength));
}
