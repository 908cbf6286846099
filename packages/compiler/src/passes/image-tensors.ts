import type { Draft } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';
import type { Step, TensorIndex } from '../plan/plan.js';

/** Steps whose kernels read and write images channels-last. */
const imageSteps: ReadonlySet<Step['kind']> = new Set([
  'convolution',
  'global-average',
  'normalization',
  'pool',
  'quantized-convolution',
]);

/** Steps element by element: what they read and write best lies in one layout. */
const elementwiseSteps: ReadonlySet<Step['kind']> = new Set(['binary', 'dequantize', 'quantize', 'unary']);

/** The tensors of rank 4 that kernels for images read or write, and those that elementwise steps join with them. */
export function imageTensors({ steps, tensors }: Draft): ReadonlySet<TensorIndex> {
  const isImage = (index: TensorIndex): boolean => tensors[index]?.dims.length === 4;
  const touched = steps.map((step) => [...stepInputs(step), step.output].filter(isImage));
  const images = new Set(steps.flatMap(({ kind }, index) => (imageSteps.has(kind) ? (touched[index] ?? []) : [])));
  // Each pass joins at least one tensor more.
  for (let size = -1; size !== images.size; ) {
    size = images.size;
    for (const [index, { kind }] of steps.entries()) {
      const group = touched[index] ?? [];
      if (elementwiseSteps.has(kind) && group.some((tensor) => images.has(tensor))) {
        for (const tensor of group) images.add(tensor);
      }
    }
  }
  return images;
}
