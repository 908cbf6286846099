import { InvalidTensorError, type TensorValue, UnsupportedDataTypeError } from '@automodel/contracts';
import { type DataType, decodeFloat16, describeType, type ValueInfo } from '@automodel/onnx';
import type { Feed, StoredElements } from './feed.js';

/** Types of inputs. */
const computed: readonly DataType[] = ['float32', 'float16', 'int32', 'int64', 'bool'];

const smallest = -(2n ** 31n);
const largest = 2n ** 31n - 1n;

/**
 * What is given for an input, as it lies in memory: int64 becomes int32, float16 float32.
 * @throws {InvalidTensorError} if the tensor is missing, of another type or shape, out of reach, or has int64 beyond the range of int32.
 * @throws {UnsupportedDataTypeError} if the input is of a type that is not computed with.
 */
export function readFeed({ name, type }: ValueInfo, tensor: TensorValue | undefined): Feed {
  const dataType = type?.kind === 'tensor' ? type.dataType : undefined;
  if (type?.kind !== 'tensor' || dataType === undefined || !computed.includes(dataType)) {
    throw new UnsupportedDataTypeError({
      dataType: dataType ?? 'no tensor',
      subject: `The input "${name}"`,
      supported: computed,
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
  if (tensor === undefined || tensor.type !== dataType) return failType(name, dataType, tensor);
  if ('location' in tensor && tensor.location === 'gpu-buffer') {
    const isStored = dataType === 'float32' || dataType === 'int32';
    const buffer = isStored && 'gpuBuffer' in tensor ? tensor.gpuBuffer : undefined;
    return isBuffer(buffer) ? { kind: 'gpu', buffer } : failType(name, dataType, tensor);
  }
  const elements = toStored(name, dataType, 'data' in tensor ? tensor.data : undefined);
  return elements === undefined ? failType(name, dataType, tensor) : { kind: 'cpu', elements };
}

// Not instanceof: Node has no such global.
function isBuffer(value: unknown): value is GPUBuffer {
  return typeof value === 'object' && value !== null && 'mapState' in value && 'usage' in value;
}

function toStored(input: string, dataType: DataType, data: unknown): StoredElements | undefined {
  switch (dataType) {
    case 'bool':
      return data instanceof Uint8Array ? Int32Array.from(data, (value) => (value === 0 ? 0 : 1)) : undefined;
    case 'float16':
      return toFloats(data);
    case 'float32':
      return data instanceof Float32Array ? data : undefined;
    case 'int32':
      return data instanceof Int32Array ? data : undefined;
    case 'int64':
      return data instanceof BigInt64Array ? toIntegers(input, data) : undefined;
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
    remedy: `Pass a ${dataType} tensor, with its data on the CPU or, for float32 and int32, in a buffer of the GPU.`,
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
