import type { PlanTensor } from '@automodel/compiler';
import { encodeFloat16 } from '@automodel/onnx';
import type { ElementArray } from '../memory/element-array.js';
import { Tensor } from '../tensor.js';

/** The caller's tensor of elements as they lie in memory. */
export function toTensor(elements: ElementArray, { dataType, dims }: PlanTensor, isHalf: boolean): Tensor {
  if (isHalf) return new Tensor('float16', Uint16Array.from(elements, encodeFloat16), dims);
  if (dataType === 'bool') return new Tensor('bool', Uint8Array.from(elements), dims);
  if (dataType === 'int64') return new Tensor('int64', BigInt64Array.from(elements, BigInt), dims);
  return new Tensor(dataType, elements, dims);
}
