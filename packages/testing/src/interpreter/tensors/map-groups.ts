import { coordinatesOf } from './coordinates-of.js';
import { countElements } from './count-elements.js';
import { NumberGrid } from './number-grid.js';
import { positionOf } from './position-of.js';

/** The numbers that differ in some axes only are replaced together: `replace` gets them in C order, and the place of the group, where those axes are 0. */
export function mapGroups(
  input: NumberGrid,
  axes: readonly number[],
  replace: (numbers: readonly number[], place: readonly number[]) => readonly number[],
): NumberGrid {
  const outer = input.dims.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const inner = input.dims.map((size, axis) => (axes.includes(axis) ? size : 1));
  const output = new NumberGrid(input.dims);
  if (countElements(input.dims) === 0) return output;
  for (const place of coordinatesOf(outer)) {
    const positions = Array.from(coordinatesOf(inner), (offsets) =>
      positionOf(
        place.map((coordinate, axis) => coordinate + (offsets[axis] ?? 0)),
        input.dims,
      ),
    );
    const replaced = replace(
      positions.map((position) => input.values[position] ?? 0),
      place,
    );
    positions.forEach((position, index) => {
      output.values[position] = replaced[index] ?? 0;
    });
  }
  return output;
}
