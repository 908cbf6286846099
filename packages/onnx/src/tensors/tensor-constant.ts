import { InvalidTensorError, UnsupportedDataTypeError } from '@automodel/contracts';
import type { DataType } from '../ir/data-type.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { encodeFloat16 } from './float16.js';

type ElementWriter = (view: DataView, offset: number, value: number | bigint) => void;

interface ElementFormat {
  readonly size: number;
  readonly write: ElementWriter;
}

const formats: Readonly<Partial<Record<DataType, ElementFormat>>> = {
  bfloat16: { size: 2, write: (view, offset, value) => view.setUint16(offset, roundToBfloat16(Number(value)), true) },
  bool: { size: 1, write: (view, offset, value) => view.setUint8(offset, value ? 1 : 0) },
  float16: { size: 2, write: (view, offset, value) => view.setUint16(offset, encodeFloat16(Number(value)), true) },
  float32: { size: 4, write: (view, offset, value) => view.setFloat32(offset, Number(value), true) },
  float64: { size: 8, write: (view, offset, value) => view.setFloat64(offset, Number(value), true) },
  int16: { size: 2, write: (view, offset, value) => view.setInt16(offset, Number(value), true) },
  int32: { size: 4, write: (view, offset, value) => view.setInt32(offset, Number(value), true) },
  int64: { size: 8, write: (view, offset, value) => view.setBigInt64(offset, BigInt(value), true) },
  int8: { size: 1, write: (view, offset, value) => view.setInt8(offset, Number(value)) },
  uint16: { size: 2, write: (view, offset, value) => view.setUint16(offset, Number(value), true) },
  uint32: { size: 4, write: (view, offset, value) => view.setUint32(offset, Number(value), true) },
  uint64: { size: 8, write: (view, offset, value) => view.setBigUint64(offset, BigInt(value), true) },
  uint8: { size: 1, write: (view, offset, value) => view.setUint8(offset, Number(value)) },
};

/** The upper half of the float32 nearest to a value, ties to even. */
function roundToBfloat16(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  if (Number.isNaN(value)) return 0x7fc0;
  const bits = view.getUint32(0);
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
  const format = formats[dataType];
  if (format === undefined) {
    throw new UnsupportedDataTypeError({
      dataType,
      subject: `The constant "${name}"`,
      supported: Object.keys(formats),
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
  const bytes = new Uint8Array(count * format.size);
  const view = new DataView(bytes.buffer);
  elements.forEach((element, index) => {
    format.write(view, index * format.size, element);
  });
  return { name, dataType, dims: [...dims], data: { kind: 'inline', bytes } };
}
