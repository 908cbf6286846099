import type { NodeRun } from '../node-run.js';
import { countElements } from '../tensors/count-elements.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The number of elements. */
export function size(run: NodeRun): readonly ReferenceTensor[] {
  return [makeTensor('int64', [], [countElements(run.tensor(0).dims)])];
}
