import type { Plan, Step } from './plan.js';

/** How many operations on numbers a step is by its definition, whatever way it is computed; a multiplication and an addition are two. */
export function stepWork(step: Step, { tensors }: Plan): number {
  const elements = (tensors[step.output]?.dims ?? []).reduce((product, dim) => product * dim, 1);
  switch (step.kind) {
    case 'convolution':
    case 'quantized-convolution':
      return 2 * elements * (step.weight.dims[1] ?? 1) * step.kernel[0] * step.kernel[1];
    case 'matrix-multiply': {
      const [left] = step.inputs;
      const dims = left?.kind === 'tensor' ? (tensors[left.tensor]?.dims ?? []) : (left?.value.dims ?? []);
      return 2 * elements * (dims.at(-1) ?? 1);
    }
    case 'matrix-product':
      return 2 * elements * (tensors[step.input]?.dims.at(-1) ?? 1);
    case 'pool':
      return elements * step.kernel[0] * step.kernel[1];
    case 'global-average':
      return (tensors[step.input]?.dims ?? []).reduce((product, dim) => product * dim, 1);
    case 'reshape':
      return 0;
    default:
      return elements;
  }
}
