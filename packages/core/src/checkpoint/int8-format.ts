/**
 * How weights of 8 bits lie in safetensors: instead of `X` the file has `X_int8` (I8, the shape of `X`) and `X_scale` (F32, one number for each
 * index of the first axis), and X[o, …] = X_int8[o, …] × X_scale[o]. Its metadata says so. The names differ from `X` so that a reader which
 * knows nothing of the format misses weights, rather than taking the integers for them.
 */
export const int8Format = {
  /** The entry of the file's `__metadata__`. */
  metadata: { quantization: 'automodel_int8' },
  weightSuffix: '_int8',
  scaleSuffix: '_scale',
} as const;

/** Whether a safetensors file with such metadata has weights of this format. */
export function isInt8({ quantization }: Readonly<Record<string, string>>): boolean {
  return quantization === int8Format.metadata.quantization;
}
