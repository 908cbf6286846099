import { broadcastStrides } from '@automodel/compiler';
import type { ElementArray } from '../../memory/element-array.js';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides, forEachElement } from '../element-strides.js';

/** Stacks of matrices, in float64 or exact integers. */
export const matrixMultiply: DenseOperation = ([left, right], output) => {
  if (left === undefined || right === undefined) return;
  const [rows = 1, inner = 1] = left.dims.slice(-2);
  const columns = right.dims.at(-1) ?? 1;
  const batch = output.dims.slice(0, -2);
  const strides = [left, right, output].map(({ dims }) => {
    const all = elementStrides({ dims, layout: 'row-major' });
    return broadcastStrides(dims.slice(0, -2), all.slice(0, -2), batch);
  });
  const sums = new Float64Array(columns);
  forEachElement(batch, strides, ([leftAt = 0, rightAt = 0, at = 0]) => {
    for (let row = 0; row < rows; row++) {
      sums.fill(0);
      for (let index = 0; index < inner; index++) {
        addScaled(sums, left.data[leftAt + row * inner + index] ?? 0, right.data, rightAt + index * columns);
      }
      for (let column = 0; column < columns; column++) output.data[at + row * columns + column] = sums[column] ?? 0;
    }
  });
};

function addScaled(sums: Float64Array, factor: number, values: ElementArray, from: number): void {
  for (let index = 0; index < sums.length; index++)
    sums[index] = (sums[index] ?? 0) + factor * (values[from + index] ?? 0);
}
