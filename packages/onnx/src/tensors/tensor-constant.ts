import { InvalidTensorError, UnsupportedDataTypeError } from '@automodel/contracts';
import type { DataType } from '../ir/data-type.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { encodeFloat16 } from './encode-float16.js';

type Elements = readonly (bigint | number)[];

/** A view of each data type's bytes. TypedArrays are little-endian wherever JavaScript runs today. */
const encoders: Readonly<Partial<Record<DataType, (elements: Elements) => ArrayBufferView<ArrayBuffer>>>> = {
  bfloat16: (elements) => Uint16Array.from(elements, (element) => roundToBfloat16(Number(element))),
  bool: (elements) => Uint8Array.from(elements, (element) => (element ? 1 : 0)),
  float16: (elements) => Uint16Array.from(elements, (element) => encodeFloat16(Number(element))),
  float32: (elements) => Float32Array.from(elements, Number),
  float64: (elements) => Float64Array.from(elements, Number),
  int16: (elements) => Int16Array.from(elements, Number),
  int32: (elements) => Int32Array.from(elements, Number),
  int64: (elements) => BigInt64Array.from(elements, BigInt),
  int8: (elements) => Int8Array.from(elements, Number),
  uint16: (elements) => Uint16Array.from(elements, Number),
  uint32: (elements) => Uint32Array.from(elements, Number),
  uint64: (elements) => BigUint64Array.from(elements, BigInt),
  uint8: (elements) => Uint8Array.from(elements, Number),
};

/** The upper half of the float32 nearest to a value, ties to even. */
function roundToBfloat16(value: number): number {
  if (Number.isNaN(value)) return 0x7fc0;
  const [bits = 0] = new Uint32Array(Float32Array.of(value).buffer);
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

/**
 * An inline constant from its elements in C order; integers wrap and floats round to the data type.
 * @throws {UnsupportedDataTypeError} for texts, complex numbers and types of less than 8 bits or 8-bit floats
 * @throws {InvalidTensorError} if the number of elements is not the product of the dims
 */
export function tensorConstant(
  name: string,
  dataType: DataType,
  dims: readonly number[],
  elements: readonly number[] | readonly bigint[],
): TensorConstant {
  const encode = encoders[dataType];
  if (encode === undefined) {
    throw new UnsupportedDataTypeError({
      dataType,
      subject: `The constant "${name}"`,
      supported: Object.keys(encoders),
    });
  }
  const count = dims.reduce((product, size) => product * size, 1);
  if (elements.length !== count) {
    throw new InvalidTensorError({
      input: name,
      expected: `${count} elements (dims [${dims.join(', ')}])`,
      received: `${elements.length} elements`,
      remedy: 'Give one element for each position of the dims.',
    });
  }
  const bytes = new Uint8Array(encode(elements).buffer);
  return { name, dataType, dims: [...dims], data: { kind: 'inline', bytes } };
}
