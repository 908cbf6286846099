import type { DataType } from './data-type.js';

const bits: Readonly<Record<Exclude<DataType, 'string'>, number>> = {
  bfloat16: 16,
  bool: 8,
  complex128: 128,
  complex64: 64,
  float16: 16,
  float32: 32,
  float4e2m1: 4,
  float64: 64,
  float8e4m3fn: 8,
  float8e4m3fnuz: 8,
  float8e5m2: 8,
  float8e5m2fnuz: 8,
  float8e8m0: 8,
  int16: 16,
  int2: 2,
  int32: 32,
  int4: 4,
  int64: 64,
  int8: 8,
  uint16: 16,
  uint2: 2,
  uint32: 32,
  uint4: 4,
  uint64: 64,
  uint8: 8,
};

/** The bits that one element takes; undefined for `string`. */
export function dataTypeBits(dataType: DataType): number | undefined {
  return dataType === 'string' ? undefined : bits[dataType];
}
