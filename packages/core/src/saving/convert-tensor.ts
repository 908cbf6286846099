import type { DataType } from '@automodel/onnx';
import { narrowFloat } from './narrow-float.js';
import type { StoredTensor } from './stored-tensor.js';

/** The types that weights may be saved in. */
export type SavedDataType = 'bfloat16' | 'float16' | 'float32';

interface FloatCodec {
  readonly size: number;
  get(view: DataView, offset: number): number;
  set(view: DataView, offset: number, value: number): void;
}

const codecs: Readonly<Partial<Record<DataType, FloatCodec>>> = {
  float64: {
    size: 8,
    get: (view, offset) => view.getFloat64(offset, true),
    set: (view, offset, value) => view.setFloat64(offset, value, true),
  },
  float32: {
    size: 4,
    get: (view, offset) => view.getFloat32(offset, true),
    set: (view, offset, value) => view.setFloat32(offset, value, true),
  },
  float16: {
    size: 2,
    get: (view, offset) => widenFloat16(view.getUint16(offset, true)),
    set: (view, offset, value) => view.setUint16(offset, narrowFloat(value, 10, 15), true),
  },
  bfloat16: {
    size: 2,
    get: (view, offset) => {
      const bits = new DataView(new ArrayBuffer(4));
      bits.setUint16(0, view.getUint16(offset, true));
      return bits.getFloat32(0);
    },
    set: (view, offset, value) => view.setUint16(offset, narrowFloat(value, 7, 127), true),
  },
};

/** The tensor in another float type; one of integers, or of that type already, stays as it is. Rounds as PyTorch's `to` does. */
export function convertTensor(tensor: StoredTensor, dataType: SavedDataType | undefined): StoredTensor {
  const from = codecs[tensor.dataType];
  const to = dataType === undefined ? undefined : codecs[dataType];
  if (dataType === undefined || from === undefined || to === undefined || tensor.dataType === dataType) return tensor;
  const { name, dims } = tensor;
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
      const source = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const target = new DataView(new ArrayBuffer(elements * to.size));
      for (let index = 0; index < elements; index++) {
        // PyTorch goes from float64 to the short types through float32.
        to.set(target, index * to.size, Math.fround(from.get(source, index * from.size)));
      }
      return new Uint8Array(target.buffer).subarray(offset - first * to.size, offset - first * to.size + count);
    },
  };
}

function widenFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
