import type { TensorValue } from '@automodel/contracts';
import { type ComputedTypes, checkFeed, feedElements, feedTypeError } from '@automodel/engine';
import type { DataType, ValueInfo } from '@automodel/onnx';
import type { Feed } from './feed.js';

/** Types of inputs. */
const supported: readonly DataType[] = ['float32', 'float16', 'int32', 'int64', 'bool', 'int8', 'uint8'];

const computed: ComputedTypes = { isComputed: (dataType) => supported.includes(dataType), supported };

/**
 * What is given for an input, as it lies in memory: int64 and integers of 8 bits become int32, float16 float32.
 * @throws {InvalidTensorError} if the tensor is missing, of another type or shape, out of reach, or has int64 beyond the range of int32.
 * @throws {UnsupportedDataTypeError} if the input is of a type that is not computed with.
 */
export function readFeed(input: ValueInfo, tensor: TensorValue | undefined): Feed {
  const dataType = checkFeed(input, tensor, computed);
  const feed = tensor?.type === dataType ? feedOf(input.name, dataType, tensor) : undefined;
  if (feed !== undefined) return feed;
  const remedy = `Pass a ${dataType} tensor, with its data on the CPU or, for float32 and int32, in a buffer of the GPU.`;
  throw feedTypeError(input.name, dataType, tensor, remedy);
}

function feedOf(input: string, dataType: DataType, tensor: TensorValue): Feed | undefined {
  if ('location' in tensor && tensor.location === 'gpu-buffer') {
    const isStored = dataType === 'float32' || dataType === 'int32';
    const buffer = isStored && 'gpuBuffer' in tensor ? tensor.gpuBuffer : undefined;
    return isBuffer(buffer) ? { kind: 'gpu', buffer } : undefined;
  }
  const data = 'data' in tensor ? tensor.data : undefined;
  const elements = byteElements(dataType, data) ?? feedElements(input, dataType, data);
  return elements === undefined ? undefined : { kind: 'cpu', elements };
}

/** Integers of 8 bits become int32. */
function byteElements(dataType: DataType, data: unknown): Int32Array | undefined {
  const isBytes =
    (dataType === 'int8' && data instanceof Int8Array) || (dataType === 'uint8' && data instanceof Uint8Array);
  return isBytes ? Int32Array.from(data) : undefined;
}

// Not instanceof: Node has no such global.
function isBuffer(value: unknown): value is GPUBuffer {
  return typeof value === 'object' && value !== null && 'mapState' in value && 'usage' in value;
}
