import type { PlanTensor } from '@automodel/compiler';
import { Tensor } from '../tensor.js';
import { copyOutput } from './copy-output.js';

/** The caller's tensor for what lies in the arena. `at` is in elements. */
export function toTensor(floats: Float32Array, at: number, place: PlanTensor): Tensor {
  const { dataType, dims } = place;
  if (dataType === 'float32') return new Tensor('float32', copyOutput(floats, at, place), dims);
  const integers = copyOutput(new Int32Array(floats.buffer), at, place);
  if (dataType === 'int32') return new Tensor('int32', integers, dims);
  if (dataType === 'bool') return new Tensor('bool', Uint8Array.from(integers), dims);
  return new Tensor('int64', BigInt64Array.from(integers, BigInt), dims);
}
