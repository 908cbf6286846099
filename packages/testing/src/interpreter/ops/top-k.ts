import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { groupByAxes } from '../tensors/group-by-axes.js';
import { makeTensor } from '../tensors/make-tensor.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** The `k` largest or smallest elements along an axis and their places; of equal ones the first comes first. */
export function topK(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const axis = run.axis(run.integer('axis', -1), input.dims.length);
  const isLargest = run.integer('largest', 1) !== 0;
  const count = run.scalar(1, 1);
  const { dims: single, groups } = groupByAxes(input, [axis]);
  if (count > (input.dims[axis] ?? 0)) run.fail(`k is ${count}, axis ${axis} has ${input.dims[axis]} elements`);
  const ranked = groups.map((group) =>
    group
      .map((element, place) => ({ element, place }))
      .sort((left, right) => {
        if (left.element === right.element) return left.place - right.place;
        return left.element > right.element === isLargest ? -1 : 1;
      }),
  );
  const dims = single.with(axis, count);
  const found = Array.from(coordinatesOf(dims), (coordinates) => {
    const ranks = ranked[positionOf(coordinates.with(axis, 0), single)];
    return ranks?.[coordinates[axis] ?? 0] ?? { element: 0, place: 0 };
  });
  return [
    makeTensor(
      input.dataType,
      dims,
      found.map(({ element }) => element),
    ),
    makeTensor(
      'int64',
      dims,
      found.map(({ place }) => place),
    ),
  ];
}
