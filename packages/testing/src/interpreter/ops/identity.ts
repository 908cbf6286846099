import type { NodeRun } from '../node-run.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The input itself. */
export function identity(run: NodeRun): readonly ReferenceTensor[] {
  return [run.tensor(0)];
}
