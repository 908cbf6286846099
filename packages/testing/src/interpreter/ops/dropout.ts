import type { NodeRun } from '../node-run.js';
import { elementsOf } from '../tensors/elements-of.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The input itself and an all-true mask; dropping at random is not for a reference. */
export function dropout(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const ratio = run.scalar(1, run.float('ratio', 0.5));
  if (run.scalar(2, 0) !== 0 && ratio !== 0) run.fail('training mode drops at random');
  return [
    input,
    makeTensor(
      'bool',
      input.dims,
      elementsOf(input).map(() => 1),
    ),
  ];
}
