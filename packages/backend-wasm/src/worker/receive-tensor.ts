import { Tensor } from '../tensor.js';
import type { SentTensor } from './sent-tensor.js';

/** The tensor of a message. */
export function receiveTensor({ type, dims, data }: SentTensor): Tensor {
  if (type === 'float32' && data instanceof Float32Array) return new Tensor('float32', data, dims);
  if (type === 'int32' && data instanceof Int32Array) return new Tensor('int32', data, dims);
  if (type === 'int64' && data instanceof BigInt64Array) return new Tensor('int64', data, dims);
  if (type === 'bool' && data instanceof Uint8Array) return new Tensor('bool', data, dims);
  if (type === 'uint8' && data instanceof Uint8Array) return new Tensor('uint8', data, dims);
  if (type === 'int8' && data instanceof Int8Array) return new Tensor('int8', data, dims);
  if (type === 'float64' && data instanceof Float64Array) return new Tensor('float64', data, dims);
  if (type === 'int16' && data instanceof Int16Array) return new Tensor('int16', data, dims);
  if (type === 'uint16' && data instanceof Uint16Array) return new Tensor('uint16', data, dims);
  if (type === 'uint32' && data instanceof Uint32Array) return new Tensor('uint32', data, dims);
  if (type === 'float16' && data instanceof Uint16Array) return new Tensor('float16', data, dims);
  throw new TypeError(`A tensor of ${type} came from the session's worker, which makes none.`);
}
