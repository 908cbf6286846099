import { InvalidTensorError, UnsupportedDataTypeError } from '@automodel/contracts';
import type { DataType } from '@automodel/onnx';
import { safetensorsDataTypes } from './safetensors-data-types.js';

/** A tensor to be written: little-endian bytes in C order. */
export interface EncodableTensor {
  readonly dataType: DataType;
  readonly dims: readonly number[];
  readonly bytes: Uint8Array;
}

/** A tensor with its place in the order of the file: the reference implementation's `Dtype`, the last ones first. */
interface RankedTensor extends EncodableTensor {
  readonly name: string;
  readonly dtype: string;
  readonly rank: number;
}

/**
 * The bytes of a safetensors file, as the reference implementation lays it out: widest element types first, then by name,
 * header padded with spaces to a multiple of 8.
 * @param metadata for `__metadata__`, which an empty one leaves out. @default { format: 'pt' }, which Transformers asks for
 * @throws {UnsupportedDataTypeError} if safetensors does not have a tensor's data type.
 * @throws {InvalidTensorError} if a tensor does not have the bytes that its data type and shape need.
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, EncodableTensor>,
  metadata: Readonly<Record<string, string>> = { format: 'pt' },
): Uint8Array {
  const ranked = [...tensors]
    .map(([name, tensor]) => rankTensor(name, tensor))
    .sort((left, right) => right.rank - left.rank || (left.name < right.name ? -1 : 1));
  // Written entry by entry: an object would move names such as "0" to its front and lose "__proto__".
  const entries = Object.keys(metadata).length === 0 ? [] : [headerEntry('__metadata__', metadata)];
  let end = 0;
  for (const { name, dtype, dims, bytes } of ranked) {
    const begin = end;
    end += bytes.length;
    entries.push(headerEntry(name, { dtype, shape: dims, data_offsets: [begin, end] }));
  }
  const json = new TextEncoder().encode(`{${entries.join()}}`);
  const headerLength = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(8 + headerLength + end).fill(0x20, 8, 8 + headerLength);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.set(json, 8);
  let position = 8 + headerLength;
  for (const { bytes } of ranked) {
    file.set(bytes, position);
    position += bytes.length;
  }
  return file;
}

function headerEntry(name: string, value: object): string {
  return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
}

function rankTensor(name: string, { dataType, dims, bytes }: EncodableTensor): RankedTensor {
  const types = Object.entries(safetensorsDataTypes);
  const rank = types.findIndex(([, type]) => type.dataType === dataType);
  const [dtype, type] = types[rank] ?? [];
  if (dtype === undefined || type === undefined) {
    const supported = types.map(([, { dataType }]) => dataType);
    throw new UnsupportedDataTypeError({ dataType, subject: `tensor "${name}"`, supported });
  }
  const length = dims.reduce((product, dim) => product * dim, type.size);
  if (length !== bytes.length) {
    throw new InvalidTensorError({
      input: name,
      expected: `${length} bytes for ${dataType} [${dims.join(', ')}]`,
      received: `${bytes.length} bytes`,
      remedy: 'Give every tensor its elements as little-endian bytes in C order.',
    });
  }
  if (name === '__metadata__') {
    throw new InvalidTensorError({
      input: name,
      expected: 'named otherwise',
      received: 'named as the place of the metadata in the header',
      remedy: 'Rename the tensor.',
    });
  }
  return { name, dtype, rank, dataType, dims, bytes };
}
