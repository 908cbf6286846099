import { elementStrides } from '../element-strides.js';
import { type OneTensor, oneTensor } from './one-tensor.js';

/** Sizes and strides of the axes along which positions of slices are given. */
export function sliceLoops(data: readonly number[], first: number, depth: number): OneTensor {
  const strides = elementStrides({ dims: data, layout: 'row-major' });
  const axes = data.slice(first, first + depth);
  return oneTensor(axes.map((size, axis) => ({ size, strides: [strides[first + axis] ?? 0] })));
}
