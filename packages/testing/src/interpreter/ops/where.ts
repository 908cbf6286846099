import type { NodeRun } from '../node-run.js';
import { broadcastDims } from '../tensors/broadcast-dims.js';
import { broadcastTo } from '../tensors/broadcast-to.js';
import { elementsOf } from '../tensors/elements-of.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Elements of the second input where the first is true, elsewhere of the third; all broadcast. */
export function where(run: NodeRun): readonly ReferenceTensor[] {
  const [condition, chosen, otherwise] = [run.tensor(0), run.tensor(1), run.tensor(2)];
  const dims = broadcastDims(run, [condition.dims, chosen.dims, otherwise.dims]);
  const [truths, left, right] = [condition, chosen, otherwise].map((tensor) => elementsOf(broadcastTo(tensor, dims)));
  const elements = (truths ?? []).map((truth, index) => (truth === 0 ? right : left)?.[index] ?? 0);
  return [makeTensor(chosen.dataType, dims, elements)];
}
