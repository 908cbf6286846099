import type { NodeRun } from '../node-run.js';
import { broadcastCoordinates } from '../tensors/broadcast-coordinates.js';
import { broadcastDims } from '../tensors/broadcast-dims.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The matrix product of the last two axes; the axes before them broadcast, a vector is a row (left) or a column (right). */
export function matMul(run: NodeRun): readonly ReferenceTensor[] {
  return [multiplyGrids(run, run.grid(0), run.grid(1)).toTensor(run.tensor(0).dataType)];
}

/** The same of numbers. */
export function multiplyGrids(run: NodeRun, a: NumberGrid, b: NumberGrid): NumberGrid {
  const left = new NumberGrid(a.dims.length === 1 ? [1, ...a.dims] : a.dims, a.values);
  const right = new NumberGrid(b.dims.length === 1 ? [...b.dims, 1] : b.dims, b.values);
  const [rows = 1, depth = 1] = left.dims.slice(-2);
  const [rightDepth = 1, columns = 1] = right.dims.slice(-2);
  if (depth !== rightDepth) run.fail(`the inner dimensions ${depth} and ${rightDepth} differ`);
  const [leftBatch, rightBatch] = [left.dims.slice(0, -2), right.dims.slice(0, -2)];
  const batch = broadcastDims(run, [leftBatch, rightBatch]);
  const output = new NumberGrid([...batch, rows, columns]);
  for (const coordinates of coordinatesOf(output.dims)) {
    const [row = 0, column = 0] = coordinates.slice(-2);
    const outer = coordinates.slice(0, -2);
    let sum = 0;
    for (let k = 0; k < depth; k++) {
      const leftValue = left.get([...broadcastCoordinates(outer, leftBatch), row, k]);
      sum += leftValue * right.get([...broadcastCoordinates(outer, rightBatch), k, column]);
    }
    output.set(coordinates, sum);
  }
  const dims = [...batch, ...(a.dims.length === 1 ? [] : [rows]), ...(b.dims.length === 1 ? [] : [columns])];
  return new NumberGrid(dims, output.values);
}
