import type { PlanTensor } from '@automodel/compiler';
import { encodeFloat16 } from '@automodel/onnx';
import { Tensor } from '../tensor.js';
import { copyOutput } from './copy-output.js';

/** The caller's tensor for what lies in the memory. `address` is in bytes. */
export function toTensor(buffer: ArrayBufferLike, address: number, place: PlanTensor, isHalf: boolean): Tensor {
  const { dataType, dims } = place;
  const values = copyOutput(buffer, address, place);
  if (isHalf) return new Tensor('float16', Uint16Array.from(values, encodeFloat16), dims);
  if (dataType === 'bool') return new Tensor('bool', Uint8Array.from(values), dims);
  if (dataType === 'int64') return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
  return new Tensor(dataType, values, dims);
}
