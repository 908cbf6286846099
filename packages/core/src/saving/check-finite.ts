import { InvalidTensorError } from '@automodel/contracts';
import type { DataType } from '@automodel/onnx';
import type { StoredTensor } from './stored-tensor.js';

/** Where the exponent of a float type is: all of its bits are set in infinities and NaN. IEEE 754, section 3.4. */
interface ExponentBits {
  /** Bytes of an element. */
  readonly size: number;
  readonly isSpecial: (view: DataView, offset: number) => boolean;
}

const special16 = (mask: number): ExponentBits => ({
  size: 2,
  isSpecial: (view, offset) => (view.getUint16(offset, true) & mask) === mask,
});
const exponents: Readonly<Partial<Record<DataType, ExponentBits>>> = {
  float16: special16(0x7c00),
  bfloat16: special16(0x7f80),
  float32: { size: 4, isSpecial: (view, offset) => (view.getUint32(offset, true) & 0x7f800000) === 0x7f800000 },
  float64: { size: 8, isSpecial: (view, offset) => (view.getUint32(offset + 4, true) & 0x7ff00000) === 0x7ff00000 },
};

/**
 * The same tensor, which refuses to be read where it holds no finite number. Reads must begin and end between elements.
 * @throws {InvalidTensorError} from `read`.
 */
export function checkFinite(tensor: StoredTensor): StoredTensor {
  const exponent = exponents[tensor.dataType];
  if (exponent === undefined) return tensor;
  const { size, isSpecial } = exponent;
  return {
    ...tensor,
    async read(offset = 0, length = tensor.length - offset): Promise<Uint8Array> {
      const bytes = await tensor.read(offset, length);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let position = 0; position < bytes.length; position += size) {
        if (!isSpecial(view, position)) continue;
        throw new InvalidTensorError({
          input: tensor.name,
          expected: `finite in ${tensor.dataType}`,
          received: `infinite or NaN at element ${(offset + position) / size}`,
          remedy: 'Save it in a type with a larger range, or without safeMerge if it is meant so.',
        });
      }
      return bytes;
    },
  };
}
