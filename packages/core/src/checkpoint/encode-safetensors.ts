import type { DataType } from '@automodel/onnx';
import { safetensorsDataTypes } from './safetensors-data-types.js';

/** A tensor to be written: little-endian bytes in C order. */
export interface EncodableTensor {
  readonly dataType: DataType;
  readonly dims: readonly number[];
  readonly bytes: Uint8Array;
}

/**
 * The bytes of a safetensors file, as the reference implementation lays it out: widest element types first, then by name,
 * header padded with spaces to a multiple of 8.
 * @param metadata for `__metadata__`. @default { format: 'pt' }, which Transformers asks for
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, EncodableTensor>,
  metadata: Readonly<Record<string, string>> = { format: 'pt' },
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  const sorted = [...tensors]
    .map(([name, tensor]) => ({ name, tensor, ...safetensorsName(tensor.dataType) }))
    .sort((left, right) => right.size - left.size || (left.name < right.name ? -1 : 1));
  let end = 0;
  for (const { name, tensor, dtype } of sorted) {
    const begin = end;
    end += tensor.bytes.length;
    header[name] = { dtype, shape: tensor.dims, data_offsets: [begin, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(8 + headerLength + end).fill(0x20, 8, 8 + headerLength);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.set(json, 8);
  let position = 8 + headerLength;
  for (const { tensor } of sorted) {
    file.set(tensor.bytes, position);
    position += tensor.bytes.length;
  }
  return file;
}

function safetensorsName(dataType: DataType): { readonly dtype: string; readonly size: number } {
  const entry = Object.entries(safetensorsDataTypes).find(([, type]) => type.dataType === dataType);
  if (entry === undefined) throw new TypeError(`safetensors has no ${dataType}.`);
  return { dtype: entry[0], size: entry[1].size };
}
