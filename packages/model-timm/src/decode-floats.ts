import { UnsupportedDataTypeError } from '@automodel/core';
import { type DataType, tensorElements } from '@automodel/onnx';

const floatTypes: readonly DataType[] = ['bfloat16', 'float16', 'float32', 'float64'];

/**
 * The little-endian bytes of a checkpoint's tensor as float32.
 * @throws {UnsupportedDataTypeError} if they are no floats.
 */
export function decodeFloats(
  bytes: Uint8Array,
  dataType: DataType,
  dims: readonly number[],
  name: string,
): Float32Array {
  if (!floatTypes.includes(dataType)) {
    throw new UnsupportedDataTypeError({ dataType, subject: `The weight "${name}"`, supported: floatTypes });
  }
  return Float32Array.from(tensorElements({ name, dataType, dims, data: { kind: 'inline', bytes } }), Number);
}
