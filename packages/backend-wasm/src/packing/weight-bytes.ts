import type { Model } from '@automodel/onnx';

/** What the weights in files take as float32, in bytes. */
export function weightBytes({ graph }: Model): { readonly sum: number; readonly longest: number } {
  const files = graph.initializers.filter(({ data }) => data.kind === 'external');
  const lengths = files.map(({ dims }) => 4 * dims.reduce((product, dim) => product * dim, 1));
  return { sum: lengths.reduce((total, length) => total + length, 0), longest: Math.max(0, ...lengths) };
}
