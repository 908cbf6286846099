import { UnsupportedDataTypeError } from '@automodel/contracts';
import { safetensorsDataTypes } from '../checkpoint/safetensors-data-types.js';
import type { StoredTensor } from './stored-tensor.js';

/** Bytes held at a time. A multiple of every element's size. */
const pieceLength = 4 * 2 ** 20;

/**
 * A safetensors file piece by piece, in the order of the reference implementation: widest element types first, then by name.
 * @throws {UnsupportedDataTypeError} if safetensors does not have a tensor's data type.
 */
export async function* safetensorsPieces(
  tensors: readonly StoredTensor[],
  metadata: Readonly<Record<string, string>> = { format: 'pt' },
): AsyncGenerator<Uint8Array> {
  const types = Object.entries(safetensorsDataTypes);
  const ranked = tensors
    .map((tensor) => ({ tensor, rank: rankOf(tensor) }))
    .sort((left, right) => right.rank - left.rank || (left.tensor.name < right.tensor.name ? -1 : 1));
  const entries = [`"__metadata__":${JSON.stringify(metadata)}`];
  let end = 0;
  for (const { tensor, rank } of ranked) {
    const begin = end;
    end += tensor.length;
    const entry = { dtype: types[rank]?.[0], shape: tensor.dims, data_offsets: [begin, end] };
    entries.push(`${JSON.stringify(tensor.name)}:${JSON.stringify(entry)}`);
  }
  const json = new TextEncoder().encode(`{${entries.join()}}`);
  const headerLength = Math.ceil(json.length / 8) * 8;
  const header = new Uint8Array(8 + headerLength).fill(0x20, 8);
  new DataView(header.buffer).setBigUint64(0, BigInt(headerLength), true);
  header.set(json, 8);
  yield header;
  for (const { tensor } of ranked) {
    for (let offset = 0; offset < tensor.length; offset += pieceLength) {
      yield await tensor.read(offset, Math.min(pieceLength, tensor.length - offset));
    }
  }
}

function rankOf({ name, dataType }: StoredTensor): number {
  const types = Object.values(safetensorsDataTypes);
  const rank = types.findIndex((type) => type.dataType === dataType);
  if (rank >= 0) return rank;
  throw new UnsupportedDataTypeError({
    dataType,
    subject: `tensor "${name}"`,
    supported: types.map((type) => type.dataType),
  });
}
