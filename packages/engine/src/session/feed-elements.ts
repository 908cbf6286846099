import { InvalidTensorError } from '@automodel/contracts';
import { type DataType, decodeFloat16 } from '@automodel/onnx';

const smallest = -(2n ** 31n);
const largest = 2n ** 31n - 1n;

/**
 * What a caller's tensor holds, as engines compute with it: int64 and bool become int32, float16 float32. Undefined for other types, and for data
 * that is not what tensors of the type have.
 * @param input its name, for the error.
 * @throws {InvalidTensorError} for int64 beyond the range of int32.
 */
export function feedElements(input: string, dataType: DataType, data: unknown): Float32Array | Int32Array | undefined {
  switch (dataType) {
    case 'bool':
      return data instanceof Uint8Array ? Int32Array.from(data, (value) => (value === 0 ? 0 : 1)) : undefined;
    case 'float16':
      return toFloats(data);
    case 'float32':
      return data instanceof Float32Array ? data : undefined;
    case 'int32':
      return data instanceof Int32Array ? data : undefined;
    case 'int64':
      return data instanceof BigInt64Array ? toIntegers(input, data) : undefined;
    default:
      return undefined;
  }
}

/** Where there is a Float16Array, tensors of float16 may have one; elsewhere the bits of their numbers. */
function toFloats(data: unknown): Float32Array | undefined {
  if (data instanceof Uint16Array) return Float32Array.from(data, decodeFloat16);
  if (!ArrayBuffer.isView(data) || data.constructor.name !== 'Float16Array') return undefined;
  return Float32Array.from(new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2), decodeFloat16);
}

function toIntegers(input: string, values: BigInt64Array): Int32Array {
  const outside = values.find((value) => value < smallest || value > largest);
  if (outside === undefined) return Int32Array.from(values, Number);
  throw new InvalidTensorError({
    input,
    expected: 'int64 within the range of int32, which this backend computes with',
    received: `${outside} in one place`,
    remedy: 'Use smaller numbers, or another device.',
  });
}
