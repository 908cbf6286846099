import { int8Format } from '../checkpoint/int8-format.js';
import { convertTensor, type SavedDataType } from './convert-tensor.js';
import { dequantizeTensor } from './dequantize-tensor.js';
import { isQuantizable, quantizeTensor } from './quantize-tensor.js';
import type { StoredTensor } from './stored-tensor.js';

/** The tensors that a file has for a parameter: one, or an int8 weight and its scale. @param dataType undefined leaves the type as it is */
export async function storedForms(
  tensor: StoredTensor,
  dataType: SavedDataType | undefined,
): Promise<readonly StoredTensor[]> {
  const { scale } = tensor;
  if (dataType === 'int8') {
    return scale === undefined && isQuantizable(tensor) ? int8Forms(await quantizeTensor(tensor)) : int8Forms(tensor);
  }
  if (scale === undefined) return [convertTensor(tensor, dataType)];
  return dataType === undefined ? int8Forms(tensor) : [convertTensor(dequantizeTensor(tensor, scale), dataType)];
}

/** A tensor under its own name, or the two of an int8 weight under theirs. */
export function int8Forms(tensor: StoredTensor): readonly StoredTensor[] {
  const { name, dataType, dims, length, scale } = tensor;
  if (scale === undefined) return [tensor];
  const weight = { name: `${name}${int8Format.weightSuffix}`, dataType, dims, length, read: tensor.read };
  return [weight, scale];
}
