import type { DataType } from '../ir/data-type.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { type KnownElements, knownElementLimit } from '../schema/known-elements.js';
import { tensorElements } from './tensor-elements.js';

const arithmeticTypes: ReadonlySet<DataType> = new Set<DataType>([
  'bfloat16',
  'bool',
  'float16',
  'float32',
  'float64',
  'int16',
  'int32',
  'int64',
  'int8',
  'uint16',
  'uint32',
  'uint64',
  'uint8',
]);

/** The elements of a small inline constant for shape arithmetic; undefined if it is external, large or not made of numbers. */
export function constantElements(constant: TensorConstant): KnownElements | undefined {
  const count = constant.dims.reduce((product, size) => product * size, 1);
  if (constant.data.kind !== 'inline' || count > knownElementLimit || !arithmeticTypes.has(constant.dataType))
    return undefined;
  return { dims: constant.dims, elements: Array.from(tensorElements(constant), toNumber) };
}

function toNumber(value: number | bigint): number {
  if (typeof value === 'number') return value;
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  return number > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
