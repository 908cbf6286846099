import type { NodeRun } from '../node-run.js';
import { accumulate } from '../tensors/accumulate.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import type { Element } from '../tensors/element.js';
import { makeTensor } from '../tensors/make-tensor.js';
import { positionOf } from '../tensors/position-of.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Sums of the elements up to each along an axis, from the end if `reverse`, without the element itself if `exclusive`. */
export function cumSum(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.tensor(0);
  const axis = run.axis(run.scalar(1, 0), input.dims.length);
  const isReverse = run.integer('reverse', 0) !== 0;
  const isExclusive = run.integer('exclusive', 0) !== 0;
  const add = accumulate(run, 'add');
  const length = input.dims[axis] ?? 0;
  const zero = input.dataType.endsWith('int64') ? 0n : 0;
  const elements = Array.from(coordinatesOf(input.dims), (coordinates): Element => {
    const along = coordinates[axis] ?? 0;
    const [from, to] = isReverse ? [along, length] : [0, along + 1];
    let sum: Element = zero;
    for (let place = from; place < to; place++) {
      if (isExclusive && place === along) continue;
      sum = add(sum, input.data[positionOf(coordinates.with(axis, place), input.dims)] ?? zero);
    }
    return sum;
  });
  return [makeTensor(input.dataType, input.dims, elements)];
}
