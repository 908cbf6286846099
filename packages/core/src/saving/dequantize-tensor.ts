import type { StoredTensor } from './stored-tensor.js';

/** An int8 weight with its scale as the float32 weight that they stand for. */
export function dequantizeTensor(tensor: StoredTensor, scale: StoredTensor): StoredTensor {
  const { name, dims, length } = tensor;
  return {
    name,
    dataType: 'float32',
    dims,
    length: length * 4,
    async read(offset = 0, count = length * 4 - offset): Promise<Uint8Array> {
      const scales = new Float32Array((await scale.read()).slice().buffer);
      const perOutput = length / scales.length;
      const first = Math.floor(offset / 4);
      const elements = Math.ceil((offset + count) / 4) - first;
      const integers = new Int8Array((await tensor.read(first, elements)).slice().buffer);
      const values = new Float32Array(elements);
      for (let index = 0; index < elements; index++) {
        values[index] = (integers[index] ?? 0) * (scales[Math.floor((first + index) / perOutput)] ?? 0);
      }
      return new Uint8Array(values.buffer).subarray(offset - first * 4, offset - first * 4 + count);
    },
  };
}
