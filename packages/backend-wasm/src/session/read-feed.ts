import { planType, supportedTypes } from '@automodel/compiler';
import { InvalidTensorError, type TensorValue, UnsupportedDataTypeError } from '@automodel/contracts';
import { type DataType, decodeFloat16, describeType, type ValueInfo } from '@automodel/onnx';
import type { ElementArray } from '../memory/element-array.js';

const smallest = -(2n ** 31n);
const largest = 2n ** 31n - 1n;

/**
 * The elements of a tensor given for an input, as they lie in memory: int64 becomes int32, float16 float32.
 * @throws {InvalidTensorError} if the tensor is missing, of another type or shape, not on the CPU, or has int64 beyond the range of int32.
 * @throws {UnsupportedDataTypeError} if the input is of a type that is not computed with.
 */
export function readFeed({ name, type }: ValueInfo, tensor: TensorValue | undefined): ElementArray {
  const dataType = type?.kind === 'tensor' ? type.dataType : undefined;
  if (type?.kind !== 'tensor' || dataType === undefined || planType(dataType) === undefined) {
    throw new UnsupportedDataTypeError({
      dataType: dataType ?? 'no tensor',
      subject: `The input "${name}"`,
      supported: supportedTypes,
    });
  }
  if (tensor !== undefined && type.shape !== undefined && !fits(tensor.dims, type.shape)) {
    throw new InvalidTensorError({
      input: name,
      expected: describeType(type),
      received: `[${tensor.dims.join(', ')}]`,
      remedy: 'Pass a tensor of this shape.',
    });
  }
  const data = tensor !== undefined && 'data' in tensor && tensor.type === dataType ? tensor.data : undefined;
  return toStored(name, dataType, data) ?? failType(name, dataType, tensor);
}

function toStored(input: string, dataType: DataType, data: unknown): ElementArray | undefined {
  switch (dataType) {
    case 'bool':
      return data instanceof Uint8Array ? Int32Array.from(data, (value) => (value === 0 ? 0 : 1)) : undefined;
    case 'float16':
      return toFloats(data);
    case 'float32':
      return data instanceof Float32Array ? data : undefined;
    case 'float64':
      return data instanceof Float64Array ? data : undefined;
    case 'int16':
      return data instanceof Int16Array ? data : undefined;
    case 'int32':
      return data instanceof Int32Array ? data : undefined;
    case 'int64':
      return data instanceof BigInt64Array ? toIntegers(input, data) : undefined;
    case 'int8':
      return data instanceof Int8Array ? data : undefined;
    case 'uint16':
      return data instanceof Uint16Array ? data : undefined;
    case 'uint32':
      return data instanceof Uint32Array ? data : undefined;
    case 'uint8':
      return data instanceof Uint8Array ? data : undefined;
    default:
      return undefined;
  }
}

/** Where there is a Float16Array, tensors of float16 may have one; elsewhere the bits of their numbers. */
function toFloats(data: unknown): Float32Array | undefined {
  if (data instanceof Uint16Array) return Float32Array.from(data, decodeFloat16);
  if (!ArrayBuffer.isView(data) || data.constructor.name !== 'Float16Array') return undefined;
  return Float32Array.from(new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2), decodeFloat16);
}

function failType(input: string, dataType: DataType, tensor: TensorValue | undefined): never {
  throw new InvalidTensorError({
    input,
    expected: dataType,
    received: tensor === undefined ? 'missing' : tensor.type,
    remedy: `Pass a ${dataType} tensor whose data is on the CPU.`,
  });
}

function fits(dims: readonly number[], shape: readonly unknown[]): boolean {
  return dims.length === shape.length && shape.every((size, axis) => typeof size !== 'number' || size === dims[axis]);
}

function toIntegers(input: string, values: BigInt64Array): Int32Array {
  const outside = values.find((value) => value < smallest || value > largest);
  if (outside === undefined) return Int32Array.from(values, Number);
  throw new InvalidTensorError({
    input,
    expected: 'int64 within the range of int32, which this backend computes with',
    received: `${outside} in one place`,
    remedy: 'Use smaller numbers, or another device.',
  });
}
