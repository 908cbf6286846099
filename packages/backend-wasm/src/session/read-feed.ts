import type { TensorValue } from '@automodel/contracts';
import { fitsShape } from '@automodel/engine';
import type { ValueInfo } from '@automodel/onnx';
import type { ElementArray } from '../memory/element-array.js';
import { loadRare } from '../rare/load-rare.js';

/**
 * The elements of a tensor given for an input, as they lie in memory: int64 becomes int32, float16 float32.
 * @throws {InvalidTensorError} if the tensor is missing, of another type or shape, not on the CPU, or has int64 beyond the range of int32.
 * @throws {UnsupportedDataTypeError} if the input is of a type that is not computed with.
 */
export async function readFeed(input: ValueInfo, tensor: TensorValue | undefined): Promise<ElementArray> {
  const floats = readFloats(input, tensor);
  if (floats !== undefined) return floats;
  return (await loadRare()).readElements(input, tensor);
}

/** The elements of float32 of the right shape, which nearly all inputs are. */
function readFloats({ type }: ValueInfo, tensor: TensorValue | undefined): Float32Array | undefined {
  if (type?.kind !== 'tensor' || type.dataType !== 'float32') return undefined;
  if (tensor?.type !== 'float32' || !fitsShape(tensor.dims, type.shape ?? tensor.dims)) return undefined;
  return 'data' in tensor && tensor.data instanceof Float32Array ? tensor.data : undefined;
}
