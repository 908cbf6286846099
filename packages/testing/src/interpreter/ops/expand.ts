import type { NodeRun } from '../node-run.js';
import { broadcastDims } from '../tensors/broadcast-dims.js';
import { broadcastTo } from '../tensors/broadcast-to.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The input broadcast with the given dims, either of which may be the larger one. */
export function expand(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  return [broadcastTo(input, broadcastDims(run, [input.dims, run.inputIntegers(1) ?? []]))];
}
