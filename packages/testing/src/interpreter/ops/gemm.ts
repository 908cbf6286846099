import type { NodeRun } from '../node-run.js';
import { broadcastTo } from '../tensors/broadcast-to.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { toNumbers } from '../tensors/to-numbers.js';

/** alpha · A · B + beta · C, each of A and B turned around if asked. */
export function gemm(run: NodeRun): readonly ReferenceTensor[] {
  const [a, b] = [run.grid(0), run.grid(1)];
  const [turnsA, turnsB] = [run.integer('transA', 0) !== 0, run.integer('transB', 0) !== 0];
  const [rows = 1, depth = 1] = turnsA ? a.dims.toReversed() : a.dims;
  const [rightDepth = 1, columns = 1] = turnsB ? b.dims.toReversed() : b.dims;
  if (depth !== rightDepth) run.fail(`the inner dimensions ${depth} and ${rightDepth} differ`);
  const [alpha, beta] = [run.float('alpha', 1), run.float('beta', 1)];
  const bias = run.optional(2);
  const addend = bias && toNumbers(broadcastTo(bias, [rows, columns]));
  const output = new NumberGrid([rows, columns]);
  for (const [row = 0, column = 0] of coordinatesOf(output.dims)) {
    let sum = 0;
    for (let k = 0; k < depth; k++) {
      sum += a.get(turnsA ? [k, row] : [row, k]) * b.get(turnsB ? [column, k] : [k, column]);
    }
    output.set([row, column], alpha * sum + beta * (addend?.[row * columns + column] ?? 0));
  }
  return [output.toTensor(run.tensor(0).dataType)];
}
