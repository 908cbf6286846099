import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { toNumbers } from '../tensors/to-numbers.js';

/** The coordinates of the elements that are not 0, [rank, count]. */
export function nonZero(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const values = toNumbers(input);
  const found = Array.from(coordinatesOf(input.dims)).filter((_, index) => values[index] !== 0);
  const elements = input.dims.flatMap((_, axis) => found.map((coordinates) => coordinates[axis] ?? 0));
  return [makeTensor('int64', [input.dims.length, found.length], elements)];
}
