import { broadcastStrides } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides, forEachElement } from '../element-strides.js';

/** Elements of one tensor where a condition holds, of another elsewhere. */
export const where: DenseOperation = ([condition, left, right], output) => {
  const strides = [condition, left, right].map((tensor) => {
    const dims = tensor?.dims ?? [];
    return broadcastStrides(dims, elementStrides({ dims, layout: 'row-major' }), output.dims);
  });
  let index = 0;
  forEachElement(output.dims, strides, ([conditionAt = 0, leftAt = 0, rightAt = 0]) => {
    const holds = (condition?.data[conditionAt] ?? 0) !== 0;
    output.data[index++] = (holds ? left?.data[leftAt] : right?.data[rightAt]) ?? 0;
  });
};
