import type { NodeRun } from '../node-run.js';
import { elementsOf } from '../tensors/elements-of.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Elements within bounds, either of which may be left out; the upper one wins. */
export function clip(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const [lowest, highest] = [run.optional(1)?.data[0], run.optional(2)?.data[0]];
  const elements = elementsOf(input).map((element) => {
    const raised = lowest !== undefined && element < lowest ? lowest : element;
    return highest !== undefined && raised > highest ? highest : raised;
  });
  return [makeTensor(input.dataType, input.dims, elements)];
}
