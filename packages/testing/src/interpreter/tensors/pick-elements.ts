import { coordinatesOf } from './coordinates-of.js';
import type { Element } from './element.js';
import { makeTensor } from './make-tensor.js';
import { positionOf } from './position-of.js';
import type { ReferenceTensor } from './reference-tensor.js';

/**
 * A tensor whose elements are those of another one, elsewhere.
 * @param source the coordinates in `tensor` of the element that belongs at some coordinates of the result; undefined for `fill`
 */
export function pickElements(
  tensor: ReferenceTensor,
  dims: readonly number[],
  source: (coordinates: readonly number[]) => readonly number[] | undefined,
  fill: Element = 0,
): ReferenceTensor {
  const elements = Array.from(coordinatesOf(dims), (coordinates): Element => {
    const from = source(coordinates);
    return from === undefined ? fill : (tensor.data[positionOf(from, tensor.dims)] ?? fill);
  });
  return makeTensor(tensor.dataType, dims, elements);
}
