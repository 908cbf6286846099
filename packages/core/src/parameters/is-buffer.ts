/** Whether PyTorch has a tensor as a buffer rather than a parameter: statistics of normalizations, which no gradient changes. */
export function isBuffer(name: string): boolean {
  return /(^|\.)(running_mean|running_var|num_batches_tracked)$/.test(name);
}
