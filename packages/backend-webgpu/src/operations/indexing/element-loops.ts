import { elementStrides } from '../element-strides.js';
import { type OneTensor, oneTensor } from './one-tensor.js';

/** Loops over positions, with strides of the data but along the axis. */
export function elementLoops(
  data: readonly number[],
  positions: readonly number[],
  axis: number,
): OneTensor & { readonly length: number; readonly step: number } {
  const strides = elementStrides({ dims: data, layout: 'row-major' });
  const loops = positions.map((size, other) => ({ size, strides: [other === axis ? 0 : (strides[other] ?? 0)] }));
  return { ...oneTensor(loops), length: data[axis] ?? 1, step: strides[axis] ?? 1 };
}
