import type { PlanTensor } from '@automodel/compiler';
import { encodeFloat16 } from '@automodel/onnx';
import { Tensor } from '../onnxruntime-common.js';

/** What a tensor of the caller says of itself. */
export type TensorForm = Pick<PlanTensor, 'dataType' | 'dims'> & {
  /** The caller's tensor is float16. */
  readonly isHalf?: boolean | undefined;
};

/** The caller's tensor for elements that came back from the GPU; they are copied. */
export function toTensor(bytes: ArrayBuffer, byteOffset: number, { dataType, dims, isHalf }: TensorForm): Tensor {
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (dataType === 'float32') {
    const floats = new Float32Array(bytes, byteOffset, count);
    if (isHalf === true) return new Tensor('float16', Uint16Array.from(floats, encodeFloat16), dims);
    return new Tensor('float32', floats.slice(), dims);
  }
  const integers = new Int32Array(bytes, byteOffset, count);
  if (dataType === 'int32') return new Tensor('int32', integers.slice(), dims);
  if (dataType === 'int8') return new Tensor('int8', Int8Array.from(integers), dims);
  if (dataType === 'uint8') return new Tensor('uint8', Uint8Array.from(integers), dims);
  if (dataType === 'bool') return new Tensor('bool', Uint8Array.from(integers), dims);
  return new Tensor('int64', BigInt64Array.from(integers, BigInt), dims);
}
