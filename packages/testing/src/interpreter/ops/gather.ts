import type { NodeRun } from '../node-run.js';
import { pickElements } from '../tensors/pick-elements.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { toNumbers } from '../tensors/to-numbers.js';

/** Slices along an axis by their numbers; negative ones count from the end. */
export function gather(run: NodeRun): readonly ReferenceTensor[] {
  const [input, indices] = [run.tensor(0), run.tensor(1)];
  const axis = run.axis(run.integer('axis', 0), input.dims.length);
  const chosen = toNumbers(indices);
  const length = input.dims[axis] ?? 0;
  const dims = [...input.dims.slice(0, axis), ...indices.dims, ...input.dims.slice(axis + 1)];
  return [
    pickElements(input, dims, (coordinates) => {
      const inner = coordinates.slice(axis, axis + indices.dims.length);
      const place = run.index(chosen[positionOf(inner, indices.dims)] ?? 0, length);
      return [...coordinates.slice(0, axis), place, ...coordinates.slice(axis + indices.dims.length)];
    }),
  ];
}
