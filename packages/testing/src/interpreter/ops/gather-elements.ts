import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { toNumbers } from '../tensors/to-numbers.js';

/** For each index the element whose place along the axis it is, at the index's own place otherwise. */
export function gatherElements(run: NodeRun): readonly ReferenceTensor[] {
  const [input, indices] = [run.tensor(0), run.tensor(1)];
  const axis = run.axis(run.integer('axis', 0), input.dims.length);
  const chosen = toNumbers(indices);
  return [
    pickElements(input, indices.dims, (coordinates) =>
      coordinates.with(axis, run.index(chosen[positionOf(coordinates, indices.dims)] ?? 0, input.dims[axis] ?? 0)),
    ),
  ];
}
