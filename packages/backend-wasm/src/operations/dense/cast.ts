import type { ElementType, StepOf } from '@automodel/compiler';
import { decodeFloat16, encodeFloat16 } from '@automodel/onnx';
import type { DenseOperation } from '../dense-task.js';

/** From one type to another: floats towards zero, truth values from what is not 0; integers wrap around, but for int64. */
export function cast({ isHalf }: StepOf<'cast'>): DenseOperation {
  return ([input], output) => {
    const values = input?.data ?? [];
    const convert = conversion(input?.dataType ?? output.dataType, output.dataType, isHalf);
    for (let element = 0; element < values.length; element++) output.data[element] = convert(values[element] ?? 0);
  };
}

function conversion(from: ElementType, to: ElementType, isHalf: boolean): (value: number) => number {
  if (isHalf) return (value) => decodeFloat16(encodeFloat16(value));
  if (to === 'bool') return (value) => (value === 0 ? 0 : 1);
  // Storing cuts fractions off, and takes the lowest bits of larger numbers.
  if (!to.startsWith('float') && from.startsWith('float')) return Math.trunc;
  return (value) => value;
}
