import { planType, supportedTypes } from '@automodel/compiler';
import type { TensorValue } from '@automodel/contracts';
import { type ComputedTypes, checkFeed, feedElements, feedTypeError } from '@automodel/engine';
import type { DataType, ValueInfo } from '@automodel/onnx';
import type { ElementArray } from '../memory/element-array.js';

const computed: ComputedTypes = {
  isComputed: (dataType) => planType(dataType) !== undefined,
  supported: supportedTypes,
};

/** As `readFeed`, for tensors of all types, and for those that cannot be read. */
export function readElements(input: ValueInfo, tensor: TensorValue | undefined): ElementArray {
  const dataType = checkFeed(input, tensor, computed);
  const data = tensor !== undefined && 'data' in tensor && tensor.type === dataType ? tensor.data : undefined;
  const elements = feedElements(input.name, dataType, data) ?? otherElements(dataType, data);
  if (elements !== undefined) return elements;
  throw feedTypeError(input.name, dataType, tensor, `Pass a ${dataType} tensor whose data is on the CPU.`);
}

/** Of the types that this engine alone has. */
function otherElements(dataType: DataType, data: unknown): ElementArray | undefined {
  switch (dataType) {
    case 'float64':
      return data instanceof Float64Array ? data : undefined;
    case 'int16':
      return data instanceof Int16Array ? data : undefined;
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
