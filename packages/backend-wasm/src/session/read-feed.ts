import { planType, supportedTypes } from '@automodel/compiler';
import type { TensorValue } from '@automodel/contracts';
import { type ComputedTypes, checkFeed, feedTypeError } from '@automodel/engine';
import type { DataType, ValueInfo } from '@automodel/onnx';
import type { ElementArray } from '../memory/element-array.js';

const computed: ComputedTypes = {
  isComputed: (dataType) => planType(dataType) !== undefined,
  supported: supportedTypes,
};

/**
 * The elements of a tensor given for an input, as they lie in memory: int64 becomes int32, float16 float32.
 * @throws {InvalidTensorError} if the tensor is missing, of another type or shape, not on the CPU, or has int64 beyond the range of int32.
 * @throws {UnsupportedDataTypeError} if the input is of a type that is not computed with.
 */
export async function readFeed(input: ValueInfo, tensor: TensorValue | undefined): Promise<ElementArray> {
  const dataType = checkFeed(input, tensor, computed);
  const data = tensor !== undefined && 'data' in tensor && tensor.type === dataType ? tensor.data : undefined;
  const elements = dataType === 'float32' ? readFloats(data) : await readOthers(input.name, dataType, data);
  if (elements !== undefined) return elements;
  throw feedTypeError(input.name, dataType, tensor, `Pass a ${dataType} tensor whose data is on the CPU.`);
}

function readFloats(data: unknown): Float32Array | undefined {
  return data instanceof Float32Array ? data : undefined;
}

/** Inputs are float32 nearly always: the code for others is loaded where there are any. */
async function readOthers(input: string, dataType: DataType, data: unknown): Promise<ElementArray | undefined> {
  const { readElements } = await import('./read-elements.js');
  return readElements(input, dataType, data);
}
