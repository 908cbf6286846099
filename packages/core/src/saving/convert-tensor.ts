import { type DataType, tensorElements } from '@automodel/onnx';
import { narrowFloat } from './narrow-float.js';
import type { StoredTensor } from './stored-tensor.js';

/** The float types that weights may be saved in. */
export type SavedFloatType = 'bfloat16' | 'float16' | 'float32';

/** The types that weights may be saved in; int8 as `int8Format` says. */
export type SavedDataType = SavedFloatType | 'int8';

/** How a float type is written. */
interface FloatFormat {
  readonly size: number;
  set(view: DataView, offset: number, value: number): void;
}

const formats: Readonly<Partial<Record<DataType, FloatFormat>>> = {
  float64: { size: 8, set: (view, offset, value) => view.setFloat64(offset, value, true) },
  float32: { size: 4, set: (view, offset, value) => view.setFloat32(offset, value, true) },
  float16: { size: 2, set: (view, offset, value) => view.setUint16(offset, narrowFloat(value, 10, 15), true) },
  bfloat16: { size: 2, set: (view, offset, value) => view.setUint16(offset, narrowFloat(value, 7, 127), true) },
};

/** The tensor in another float type; one of integers, or of that type already, stays as it is. Rounds as PyTorch's `to` does. */
export function convertTensor(tensor: StoredTensor, dataType: DataType | undefined): StoredTensor {
  const from = formats[tensor.dataType];
  const to = dataType === undefined ? undefined : formats[dataType];
  if (dataType === undefined || from === undefined || to === undefined || tensor.dataType === dataType) return tensor;
  const { name, dims, dataType: storedType } = tensor;
  const length = (tensor.length / from.size) * to.size;
  return {
    name,
    dims,
    dataType,
    length,
    async read(offset = 0, count = length - offset): Promise<Uint8Array> {
      const first = Math.floor(offset / to.size);
      const elements = Math.ceil((offset + count) / to.size) - first;
      const bytes = await tensor.read(first * from.size, elements * from.size);
      const stored = { name, dataType: storedType, dims: [elements], data: { kind: 'inline', bytes } } as const;
      const source = Float64Array.from(tensorElements(stored), Number);
      const target = new DataView(new ArrayBuffer(elements * to.size));
      for (let index = 0; index < elements; index++) {
        // PyTorch goes from float64 to the short types through float32.
        to.set(target, index * to.size, Math.fround(source[index] ?? 0));
      }
      return new Uint8Array(target.buffer).subarray(offset - first * to.size, offset - first * to.size + count);
    },
  };
}
