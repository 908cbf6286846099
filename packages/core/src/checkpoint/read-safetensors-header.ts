import type { ByteSource } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';
import { repeatedMembers } from '../json/repeated-members.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { HeaderProblem } from './header-problem.js';
import { safetensorsDataTypes } from './safetensors-data-types.js';

/** What stands before the weights of a safetensors file. */
export interface SafetensorsHeader {
  readonly tensors: readonly CheckpointTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** The limit of the reference implementation: https://github.com/huggingface/safetensors#format */
const maximumHeaderLength = 100_000_000;

/**
 * Reads and checks the header of a safetensors file: 8 bytes of little-endian length, then JSON. No byte of a weight is read.
 * @throws {InvalidSafetensorsError} if the file is truncated or its header contradicts itself or the file's size.
 */
export async function readSafetensorsHeader(
  bytes: ByteSource,
  file: string,
  signal?: AbortSignal,
): Promise<SafetensorsHeader> {
  try {
    if (bytes.size < 8) throw new HeaderProblem('short', bytes.size);
    const prefix = await bytes.read(0, 8, { signal });
    const length = Number(new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true));
    if (length > bytes.size - 8) throw new HeaderProblem('truncatedHeader', length, bytes.size - 8, prefix);
    if (length > maximumHeaderLength) throw new HeaderProblem('longHeader', length, maximumHeaderLength);
    const json = parseHeader(await bytes.read(8, length, { signal }));
    const dataStart = 8 + length;
    const tensors = Object.entries(json)
      .filter(([name]) => name !== '__metadata__')
      .map(([name, entry]) => readEntry(name, entry, file, dataStart))
      // Tensors without elements lie where the next one begins.
      .sort((left, right) => left.offset - right.offset || left.length - right.length);
    checkCoverage(tensors, dataStart, bytes.size);
    return { tensors, metadata: readMetadata(json.__metadata__) };
  } catch (error) {
    throw error instanceof HeaderProblem ? (await loadFailures()).invalidHeader(file, error) : error;
  }
}

function parseHeader(bytes: Uint8Array): JsonObject {
  let text: string;
  let value: JsonValue;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new HeaderProblem('noJson', cause);
  }
  if (!isJsonObject(value)) throw new HeaderProblem('noObject');
  for (const [name = '', field] of repeatedMembers(text, 2)) {
    // The reference implementation takes the last of two entries of the metadata.
    if (name !== '__metadata__' || field === undefined) throw new HeaderProblem('twice', name, field);
  }
  return value;
}

function readEntry(name: string, entry: JsonValue | undefined, file: string, dataStart: number): CheckpointTensor {
  if (!isJsonObject(entry)) throw new HeaderProblem('noDescription', name);
  const { dtype, shape: dims, data_offsets: offsets } = entry;
  const type = Object.entries(safetensorsDataTypes).find(([known]) => known === dtype)?.[1];
  if (type === undefined) throw new HeaderProblem('dtype', name, dtype);
  if (!isSizes(dims)) throw new HeaderProblem('shape', name, dims);
  if (!isSizes(offsets) || offsets.length !== 2) throw new HeaderProblem('offsets', name, offsets);
  const [begin = 0, end = 0] = offsets;
  const length = dims.reduce((product, dim) => product * dim, type.size);
  if (!Number.isSafeInteger(length)) throw new HeaderProblem('largeShape', name, dims);
  if (end - begin !== length) throw new HeaderProblem('length', name, end - begin, dims, length);
  return { name, dataType: type.dataType, dims, file, offset: dataStart + begin, length };
}

function isSizes(value: JsonValue | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function checkCoverage(tensors: readonly CheckpointTensor[], dataStart: number, size: number): void {
  let position = dataStart;
  for (const { name, offset, length } of tensors) {
    if (offset !== position) throw new HeaderProblem(offset < position ? 'overlap' : 'gap', name);
    position += length;
  }
  if (position !== size) throw new HeaderProblem('size', position, size);
}

function readMetadata(value: JsonValue | undefined): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw new HeaderProblem('metadata');
  const entries = Object.entries(value).map(([key, text]) => {
    if (typeof text !== 'string') throw new HeaderProblem('metadataValue', key);
    return [key, text] as const;
  });
  return Object.fromEntries(entries);
}
