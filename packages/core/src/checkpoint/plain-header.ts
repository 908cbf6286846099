import { isJsonObject } from '../json/is-json-object.js';
import type { JsonValue } from '../json/json-value.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { isSizes } from './is-sizes.js';
import { plainDataTypes } from './plain-data-types.js';
import type { SafetensorsHeader } from './safetensors-header.js';

/**
 * A header as the reference implementation writes it, of tensors of the usual types, with nothing wrong. Undefined for any
 * other: `checkedHeader` takes those that are right all the same, and says what is wrong with the rest.
 * @param bytes the header's JSON.
 * @param size of the file.
 */
export function plainHeader(bytes: Uint8Array, file: string, size: number): SafetensorsHeader | undefined {
  let json: JsonValue;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    json = JSON.parse(text);
    // JSON.parse hides members that are there twice; the text that it was made from then differs from its own.
    if (JSON.stringify(json) !== text.trimEnd()) return undefined;
  } catch {
    return undefined;
  }
  if (!isJsonObject(json)) return undefined;
  const dataStart = 8 + bytes.length;
  const tensors: CheckpointTensor[] = [];
  for (const [name, entry] of Object.entries(json)) {
    if (name === '__metadata__') continue;
    if (!isJsonObject(entry)) return undefined;
    const { dtype, shape: dims, data_offsets: offsets } = entry;
    const type = Object.entries(plainDataTypes).find(([known]) => known === dtype)?.[1];
    if (type === undefined || !isSizes(dims) || !isSizes(offsets) || offsets.length !== 2) return undefined;
    const [begin = 0, end = 0] = offsets;
    const length = dims.reduce((product, dim) => product * dim, type.size);
    if (end - begin !== length) return undefined;
    tensors.push({ name, dataType: type.dataType, dims, file, offset: dataStart + begin, length });
  }
  tensors.sort(byOffset);
  let position = dataStart;
  for (const { offset, length } of tensors) {
    if (offset !== position) return undefined;
    position += length;
  }
  const metadata = json.__metadata__ ?? {};
  return position === size && isTexts(metadata) ? { tensors, metadata } : undefined;
}

/** Tensors without elements lie where the next one begins. */
export function byOffset(left: CheckpointTensor, right: CheckpointTensor): number {
  return left.offset - right.offset || left.length - right.length;
}

function isTexts(value: JsonValue): value is Readonly<Record<string, string>> {
  return isJsonObject(value) && Object.values(value).every((text) => typeof text === 'string');
}
