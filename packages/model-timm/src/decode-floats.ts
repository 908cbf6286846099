import { UnsupportedDataTypeError } from '@automodel/core';

/**
 * The little-endian bytes of a checkpoint's tensor as float32.
 * @throws {UnsupportedDataTypeError} if they are no floats.
 */
export function decodeFloats(bytes: Uint8Array, dataType: string, tensor: string): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (dataType) {
    case 'float32':
      return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
    case 'float64':
      return Float32Array.from({ length: bytes.length / 8 }, (_, index) => view.getFloat64(index * 8, true));
    case 'float16':
      return Float32Array.from({ length: bytes.length / 2 }, (_, index) => halfFloat(view.getUint16(index * 2, true)));
    case 'bfloat16': {
      const bits = Uint32Array.from({ length: bytes.length / 2 }, (_, index) => view.getUint16(index * 2, true) << 16);
      return new Float32Array(bits.buffer);
    }
    default:
      throw new UnsupportedDataTypeError({
        dataType,
        subject: `The weight "${tensor}"`,
        supported: ['bfloat16', 'float16', 'float32', 'float64'],
      });
  }
}

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const mantissa = bits & 0x3ff;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 0x1f) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + mantissa) * 2 ** (exponent - 25);
}
