import type { NodeRun } from '../node-run.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The dims, or those from `start` to before `end`. */
export function shape(run: NodeRun): readonly ReferenceTensor[] {
  const { dims } = run.tensor(0);
  const chosen = dims.slice(run.integer('start', 0), run.integer('end', dims.length));
  return [makeTensor('int64', [chosen.length], chosen)];
}
