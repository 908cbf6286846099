import { feedElements } from '@automodel/engine';
import type { DataType } from '@automodel/onnx';
import type { ElementArray } from '../memory/element-array.js';

/**
 * What a tensor holds, as it lies in memory; undefined for data that is not what tensors of the type have.
 * @param input its name, for the error.
 * @throws {InvalidTensorError} for int64 beyond the range of int32.
 */
export function readElements(input: string, dataType: DataType, data: unknown): ElementArray | undefined {
  return feedElements(input, dataType, data) ?? otherElements(dataType, data);
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
