import { coordinatesOf } from './coordinates-of.js';
import { countElements } from './count-elements.js';
import type { Element } from './element.js';
import { elementsOf } from './elements-of.js';
import { positionOf } from './position-of.js';
import type { ReferenceTensor } from './reference-tensor.js';

/**
 * The elements that differ in some axes only, together.
 * @returns the dims in which those axes have size 1, and the group of each of their places in C order
 */
export function groupByAxes(
  tensor: ReferenceTensor,
  axes: readonly number[],
): { readonly dims: readonly number[]; readonly groups: readonly (readonly Element[])[] } {
  const dims = tensor.dims.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const groups = Array.from({ length: countElements(dims) }, (): Element[] => []);
  const elements = elementsOf(tensor);
  let position = 0;
  for (const coordinates of coordinatesOf(tensor.dims)) {
    const place = coordinates.map((coordinate, axis) => (axes.includes(axis) ? 0 : coordinate));
    groups[positionOf(place, dims)]?.push(elements[position] ?? 0);
    position += 1;
  }
  return { dims, groups };
}
