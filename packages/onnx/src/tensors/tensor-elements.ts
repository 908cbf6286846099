import { UnsupportedDataTypeError } from '@automodel/contracts';
import type { DataType } from '../ir/data-type.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { copyBytes } from './copy-bytes.js';
import { decodeFloat16 } from './decode-float16.js';

/** The elements of a tensor: the array type that holds its data type. */
export type TensorElements =
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array
  | Int16Array
  | Int32Array
  | Int8Array
  | Uint16Array
  | Uint32Array
  | Uint8Array;

type Decoder = (buffer: ArrayBuffer, count: number) => TensorElements;

const decoders: Readonly<Partial<Record<DataType, Decoder>>> = {
  bfloat16: (buffer) => new Float32Array(Uint32Array.from(new Uint16Array(buffer), (bits) => bits << 16).buffer),
  bool: (buffer) => new Uint8Array(buffer),
  float16: (buffer) => Float32Array.from(new Uint16Array(buffer), decodeFloat16),
  float32: (buffer) => new Float32Array(buffer),
  float64: (buffer) => new Float64Array(buffer),
  int16: (buffer) => new Int16Array(buffer),
  int2: (buffer, count) => Int8Array.from(unpack(buffer, count, 2), (value) => (value << 30) >> 30),
  int32: (buffer) => new Int32Array(buffer),
  int4: (buffer, count) => Int8Array.from(unpack(buffer, count, 4), (value) => (value << 28) >> 28),
  int64: (buffer) => new BigInt64Array(buffer),
  int8: (buffer) => new Int8Array(buffer),
  uint16: (buffer) => new Uint16Array(buffer),
  uint2: (buffer, count) => unpack(buffer, count, 2),
  uint32: (buffer) => new Uint32Array(buffer),
  uint4: (buffer, count) => unpack(buffer, count, 4),
  uint64: (buffer) => new BigUint64Array(buffer),
  uint8: (buffer) => new Uint8Array(buffer),
};

/** Elements of 2 or 4 bits, the first in the lowest bits of a byte. */
function unpack(buffer: ArrayBuffer, count: number, bits: number): Uint8Array {
  const bytes = new Uint8Array(buffer);
  const perByte = 8 / bits;
  return Uint8Array.from({ length: count }, (_, index) => {
    const byte = bytes[Math.floor(index / perByte)] ?? 0;
    return (byte >>> ((index % perByte) * bits)) & ((1 << bits) - 1);
  });
}

/**
 * A copy of an inline constant's elements in C order; halves are widened to float32, truth values are 0 and 1.
 * @throws {UnsupportedDataTypeError} for texts, complex numbers, 8-bit and 4-bit floats, and for external data
 */
export function tensorElements(constant: TensorConstant): TensorElements {
  const decode = decoders[constant.dataType];
  if (decode === undefined || constant.data.kind !== 'inline') {
    throw new UnsupportedDataTypeError({
      dataType: constant.data.kind === 'external' ? `${constant.dataType} (external)` : constant.dataType,
      subject: `The constant "${constant.name}"`,
      supported: Object.keys(decoders),
    });
  }
  const count = constant.dims.reduce((product, size) => product * size, 1);
  // A copy of its own: file bytes promise no alignment. TypedArrays are little-endian wherever JavaScript runs today.
  return decode(copyBytes(constant.data.bytes).buffer, count);
}
