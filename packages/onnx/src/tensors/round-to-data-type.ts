import type { DataType } from '../ir/data-type.js';
import { dataTypeBits } from '../ir/data-type-bits.js';

/**
 * The number that a result becomes when it is stored in a data type, for shape arithmetic: integers lose their fraction towards zero,
 * float32 rounds, truth values are 0 or 1; null where the arithmetic here is not exact (not a number, out of range, 16-bit floats).
 */
export function roundToDataType(value: number, dataType: DataType): number | null {
  if (Number.isNaN(value)) return null;
  if (dataType === 'bool') return value === 0 ? 0 : 1;
  if (dataType === 'float32') return Math.fround(value);
  if (dataType === 'float64') return value;
  const isUnsigned = dataType.startsWith('uint');
  if (!isUnsigned && !dataType.startsWith('int')) return null;
  const integer = Math.trunc(value);
  const bits = dataTypeBits(dataType) ?? 0;
  const smallest = isUnsigned ? 0 : -(2 ** (bits - 1));
  const largest = 2 ** (isUnsigned ? bits : bits - 1) - 1;
  // ±Infinity stands for 64-bit sentinels beyond 2⁵³ and stays what it is.
  if (bits === 64 && !Number.isFinite(integer)) return integer;
  return Number.isSafeInteger(integer) && integer >= smallest && integer <= largest ? integer : null;
}
