import { type TensorElements, tensorElements } from '@automodel/onnx';
import { int8Format } from '../checkpoint/int8-format.js';
import type { StoredTensor } from './stored-tensor.js';

const elementBytes: Readonly<Record<string, number>> = { float64: 8, float32: 4, float16: 2, bfloat16: 2 };

/** Rows of so many elements are read together. */
const elementsAtATime = 2 ** 20;

/** Whether a tensor is a weight that 8 bits serve: floats with outputs on the first axis, of more than one number each. */
export function isQuantizable({ name, dataType, dims }: Pick<StoredTensor, 'dataType' | 'dims' | 'name'>): boolean {
  const [outputs = 0, ...others] = dims;
  const perOutput = others.reduce((product, dim) => product * dim, 1);
  return name.endsWith('weight') && dataType in elementBytes && outputs > 1 && others.length > 0 && perOutput > 1;
}

/**
 * A float weight as int8 with a scale for each index of the first axis: the largest magnitude becomes 127, and 0 stays 0. The weight is read
 * once for its scales and again, by range, for its numbers.
 */
export async function quantizeTensor(tensor: StoredTensor): Promise<StoredTensor> {
  const { name, dims } = tensor;
  const [outputs = 0] = dims;
  const size = elementBytes[tensor.dataType] ?? 4;
  const length = tensor.length / size;
  const perOutput = length / outputs;
  const floats = async (first: number, count: number): Promise<TensorElements> => {
    const bytes = await tensor.read(first * size, count * size);
    return tensorElements({ name, dataType: tensor.dataType, dims: [count], data: { kind: 'inline', bytes } });
  };
  const scales = new Float32Array(outputs);
  const together = Math.max(1, Math.floor(elementsAtATime / perOutput));
  for (let first = 0; first < outputs; first += together) {
    const count = Math.min(together, outputs - first);
    const values = await floats(first * perOutput, count * perOutput);
    for (let output = 0; output < count; output++) {
      let largest = 0;
      for (let index = output * perOutput; index < (output + 1) * perOutput; index++) {
        largest = Math.max(largest, Math.abs(Number(values[index])));
      }
      scales[first + output] = largest / 127;
    }
  }
  const scaleBytes = new Uint8Array(scales.buffer);
  return {
    name,
    dataType: 'int8',
    dims,
    length,
    scale: {
      name: `${name}${int8Format.scaleSuffix}`,
      dataType: 'float32',
      dims: [outputs],
      length: scaleBytes.length,
      read: async (offset = 0, count = scaleBytes.length - offset) => scaleBytes.slice(offset, offset + count),
    },
    async read(offset = 0, count = length - offset): Promise<Uint8Array> {
      const values = await floats(offset, count);
      const integers = new Int8Array(count);
      for (let index = 0; index < count; index++) {
        const scale = scales[Math.floor((offset + index) / perOutput)] ?? 0;
        // Rounding the scale to float32 may bring the largest value past 127.
        if (scale !== 0) integers[index] = Math.max(-127, Math.min(127, Math.round(Number(values[index]) / scale)));
      }
      return new Uint8Array(integers.buffer);
    },
  };
}
