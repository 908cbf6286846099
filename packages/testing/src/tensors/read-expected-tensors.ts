import { readSafetensors, type SafetensorsTensor } from '@automodel/core';
import type { ExpectedTensor } from './expected-tensor.js';

/** The tensors of a safetensors file as numbers, by name: what a reference recorded in Python holds. */
export async function readExpectedTensors(bytes: Uint8Array, file?: string): Promise<Map<string, ExpectedTensor>> {
  const tensors = await readSafetensors(bytes, file);
  return new Map([...tensors].map(([name, tensor]) => [name, { dims: tensor.dims, values: numbers(tensor) }]));
}

function numbers({ name, dataType, bytes }: SafetensorsTensor): ArrayLike<number> {
  // A copy, since typed arrays want aligned memory.
  const { buffer } = new Uint8Array(bytes);
  switch (dataType) {
    case 'float32':
      return new Float32Array(buffer);
    case 'float64':
      return new Float64Array(buffer);
    case 'int64':
      return Array.from(new BigInt64Array(buffer), Number);
    case 'int32':
      return new Int32Array(buffer);
    case 'uint8':
      return new Uint8Array(buffer);
    default:
      throw new TypeError(`The reference tensor "${name}" is ${dataType}; write it as F32, F64, I64, I32 or U8.`);
  }
}
