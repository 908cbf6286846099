import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { toNumbers } from '../tensors/to-numbers.js';

/** A new axis that is "on" at the index and "off" elsewhere, everywhere if the index is outside [-depth, depth - 1]. */
export function oneHot(run: NodeRun): readonly ReferenceTensor[] {
  const [indices, values] = [run.tensor(0), run.tensor(2)];
  const depth = Math.trunc(run.scalar(1, 0));
  const axis = run.axis(run.integer('axis', -1), indices.dims.length + 1);
  const chosen = toNumbers(indices);
  const dims = indices.dims.toSpliced(axis, 0, depth);
  return [
    pickElements(values, dims, (coordinates) => {
      const index = chosen[positionOf(coordinates.toSpliced(axis, 1), indices.dims)] ?? 0;
      return [Number((index < 0 ? index + depth : index) === coordinates[axis])];
    }),
  ];
}
