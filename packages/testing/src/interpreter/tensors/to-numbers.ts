import type { ReferenceTensor } from './reference-tensor.js';

/** The elements as float64 numbers; 64-bit integers beyond ±2⁵³ lose their last bits. */
export function toNumbers(tensor: ReferenceTensor): Float64Array {
  return Float64Array.from(Array.from<bigint | number | string, number>(tensor.data, Number));
}
