import type { DataType } from '../ir/data-type.js';
import { dataTypeBits } from '../ir/data-type-bits.js';
import type { TensorProto } from './onnx_pb.js';

/** The elements of a tensor message's typed field (float_data, int32_data …) as little-endian raw bytes. */
export function typedFieldBytes(message: TensorProto, dataType: DataType): Uint8Array {
  switch (dataType) {
    case 'float32':
    case 'complex64':
      return pack(message.floatData, 4, (view, offset, value) => view.setFloat32(offset, value, true));
    case 'float64':
    case 'complex128':
      return pack(message.doubleData, 8, (view, offset, value) => view.setFloat64(offset, value, true));
    case 'int64':
      return pack(message.int64Data, 8, (view, offset, value) => view.setBigInt64(offset, value, true));
    case 'uint64':
      return pack(message.uint64Data, 8, (view, offset, value) => view.setBigUint64(offset, value, true));
    case 'uint32':
      return pack(message.uint64Data, 4, (view, offset, value) =>
        view.setUint32(offset, Number(BigInt.asUintN(32, value)), true),
      );
    case 'int32':
      return pack(message.int32Data, 4, (view, offset, value) => view.setInt32(offset, value, true));
    default:
      // The others lie in int32_data: 16-bit types one to an entry, of 8 bits and less one byte to an entry.
      return dataTypeBits(dataType) === 16
        ? pack(message.int32Data, 2, (view, offset, value) => view.setUint16(offset, value, true))
        : pack(message.int32Data, 1, (view, offset, value) => view.setUint8(offset, value));
  }
}

function pack<Element>(
  elements: readonly Element[],
  size: number,
  write: (view: DataView, offset: number, value: Element) => void,
): Uint8Array {
  const bytes = new Uint8Array(elements.length * size);
  const view = new DataView(bytes.buffer);
  elements.forEach((element, index) => {
    write(view, index * size, element);
  });
  return bytes;
}
