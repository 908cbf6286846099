import type { PlanTensor } from '@automodel/compiler';
import { Tensor } from '../onnxruntime-common.js';

/** The caller's tensor for elements that came back from the GPU; they are copied. */
export function toTensor(
  bytes: ArrayBuffer,
  byteOffset: number,
  { dataType, dims }: Pick<PlanTensor, 'dataType' | 'dims'>,
): Tensor {
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (dataType === 'float32') return new Tensor('float32', new Float32Array(bytes, byteOffset, count).slice(), dims);
  const integers = new Int32Array(bytes, byteOffset, count);
  if (dataType === 'int32') return new Tensor('int32', integers.slice(), dims);
  if (dataType === 'bool') return new Tensor('bool', Uint8Array.from(integers), dims);
  return new Tensor('int64', BigInt64Array.from(integers, BigInt), dims);
}
