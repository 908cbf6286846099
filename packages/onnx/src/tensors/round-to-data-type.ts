import type { DataType } from '../ir/data-type.js';

/**
 * The number that a result becomes when it is stored in a data type, for shape arithmetic: integers lose their fraction towards zero,
 * float32 rounds, truth values are 0 or 1; null where the arithmetic here is not exact (not a number, beyond 2⁵³, 16-bit floats).
 */
export function roundToDataType(value: number, dataType: DataType): number | null {
  if (Number.isNaN(value)) return null;
  if (dataType === 'bool') return value === 0 ? 0 : 1;
  if (dataType === 'float32') return Math.fround(value);
  if (dataType === 'float64') return value;
  if (!dataType.startsWith('int') && !dataType.startsWith('uint')) return null;
  const integer = Math.trunc(value);
  // ±Infinity stands for the sentinels beyond 2⁵³ and stays what it is.
  return Number.isSafeInteger(integer) || !Number.isFinite(integer) ? integer : null;
}
