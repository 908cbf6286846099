import { InvalidSafetensorsError } from '@automodel/contracts';
import { describeJson } from '../json/describe-json.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { JsonValue } from '../json/json-value.js';
import { repeatedMembers } from '../json/repeated-members.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { isSizes } from './is-sizes.js';
import { maximumHeaderLength } from './maximum-header-length.js';
import { byOffset } from './plain-header.js';
import { safetensorsDataTypes } from './safetensors-data-types.js';
import type { SafetensorsHeader } from './safetensors-header.js';

type Fail = (problem: string, tensor?: string) => never;

/**
 * Any header that is right: what `plainHeader` takes, and what others write with spaces, escapes or metadata that is there twice.
 * @param size of the file.
 * @param length of the header, as the file's first bytes announce it.
 * @param prefix these bytes; undefined if the file has fewer.
 * @param json the header; undefined if it is too long to be read.
 * @throws {InvalidSafetensorsError} that says what is wrong, with which tensor.
 */
export function checkedHeader(
  file: string,
  size: number,
  length: number,
  prefix: Uint8Array | undefined,
  json: Uint8Array | undefined,
): SafetensorsHeader {
  const fail: Fail = (problem, tensor) => {
    throw new InvalidSafetensorsError({ file, tensor, problem });
  };
  if (prefix === undefined) return fail(`it has ${size} bytes, too few for a header`);
  if (json === undefined) {
    const announcement = `its first 8 bytes announce a header of ${length} bytes`;
    return length > size - 8
      ? fail(`${announcement}, but only ${size - 8} follow${looksLike(prefix)}`)
      : fail(`${announcement}, more than the format allows (${maximumHeaderLength})`);
  }
  const { __metadata__: metadata, ...entries } = parseHeader(json, fail);
  const dataStart = 8 + length;
  const tensors = Object.entries(entries)
    .map(([name, entry]) => readEntry(name, entry, file, dataStart, (problem) => fail(problem, name)))
    .sort(byOffset);
  checkCoverage(tensors, dataStart, size, fail);
  return { tensors, metadata: readMetadata(metadata, fail) };
}

function parseHeader(bytes: Uint8Array, fail: Fail): Readonly<Record<string, JsonValue | undefined>> {
  let text: string;
  let value: JsonValue;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    return fail(`its header is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (!isJsonObject(value)) return fail('its header is not a JSON object');
  for (const [name = '', field] of repeatedMembers(text, 2)) {
    if (field === undefined) fail('is described twice in the header', name);
    // The reference implementation takes the last of two entries of the metadata.
    if (name !== '__metadata__') fail(`has "${field}" twice`, name);
  }
  return value;
}

function readEntry(
  name: string,
  entry: JsonValue | undefined,
  file: string,
  dataStart: number,
  fail: (problem: string) => never,
): CheckpointTensor {
  if (!isJsonObject(entry)) return fail('has no description');
  const { dtype, shape: dims, data_offsets: offsets } = entry;
  const type = Object.entries(safetensorsDataTypes).find(([known]) => known === dtype)?.[1];
  if (type === undefined) {
    return fail(`has the dtype ${describeJson(dtype)}; valid are ${Object.keys(safetensorsDataTypes).join(', ')}`);
  }
  if (!isSizes(dims)) return fail(`has the shape ${describeJson(dims)}`);
  if (!isSizes(offsets) || offsets.length !== 2) return fail(`has the data_offsets ${describeJson(offsets)}`);
  const [begin = 0, end = 0] = offsets;
  const length = dims.reduce((product, dim) => product * dim, type.size);
  if (!Number.isSafeInteger(length)) return fail(`has the shape ${describeJson(dims)}, which is too large`);
  if (end - begin !== length) {
    fail(`has ${end - begin} bytes, but its dtype and shape ${describeJson(dims)} need ${length}`);
  }
  return { name, dataType: type.dataType, dims, file, offset: dataStart + begin, length };
}

function checkCoverage(tensors: readonly CheckpointTensor[], dataStart: number, size: number, fail: Fail): void {
  let position = dataStart;
  for (const { name, offset, length } of tensors) {
    if (offset !== position) fail(offset < position ? 'overlaps the one before it' : 'leaves a gap before it', name);
    position += length;
  }
  if (position > size) fail(`it is truncated: its header describes ${position} bytes, but it has ${size}`);
  if (position < size) fail(`it has ${size - position} bytes after its last tensor`);
}

function readMetadata(value: JsonValue | undefined, fail: Fail): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) return fail('its __metadata__ is not an object');
  const entries = Object.entries(value).map(([key, text]) => {
    return typeof text === 'string'
      ? ([key, text] as const)
      : fail(`its __metadata__ has a value for "${key}" that is no string`);
  });
  return Object.fromEntries(entries);
}

function looksLike(prefix: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(prefix);
  if (text.startsWith('<')) return '; it looks like an HTML page';
  return text.startsWith('version') ? '; it looks like a Git LFS pointer' : '';
}
