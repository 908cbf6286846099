import { type ByteSource, InvalidSafetensorsError } from '@automodel/contracts';
import { describeJson } from '../json/describe-json.js';
import { isJsonObject } from '../json/is-json-object.js';
import { jsonMemberNames } from '../json/json-member-names.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
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
  const fail = (problem: string, tensor?: string): never => {
    throw new InvalidSafetensorsError({ file, tensor, problem });
  };
  if (bytes.size < 8) fail(`it has ${bytes.size} bytes, too few for a header`);
  const prefix = await bytes.read(0, 8, { signal });
  const length = Number(new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true));
  const announcement = `its first 8 bytes announce a header of ${length} bytes`;
  if (length > bytes.size - 8) fail(`${announcement}, but only ${bytes.size - 8} follow${looksLike(prefix)}`);
  if (length > maximumHeaderLength) fail(`${announcement}, more than the format allows (${maximumHeaderLength})`);
  const json = parseHeader(await bytes.read(8, length, { signal }), fail);
  const dataStart = 8 + length;
  const tensors = Object.entries(json)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => readEntry(name, entry, file, dataStart, fail))
    // Tensors without elements lie where the next one begins.
    .sort((left, right) => left.offset - right.offset || left.length - right.length);
  checkCoverage(tensors, dataStart, bytes.size, fail);
  return { tensors, metadata: readMetadata(json.__metadata__, fail) };
}

type Fail = (problem: string, tensor?: string) => never;

function looksLike(prefix: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(prefix);
  if (text.startsWith('<')) return '; it looks like an HTML page';
  return text.startsWith('version') ? '; it looks like a Git LFS pointer' : '';
}

function parseHeader(bytes: Uint8Array, fail: Fail): JsonObject {
  let text: string;
  let value: JsonValue;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    return fail(`its header is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (!isJsonObject(value)) return fail('its header is not a JSON object');
  const names = new Set<string>();
  for (const name of jsonMemberNames(text)) {
    if (names.has(name)) fail('is described twice in the header', name);
    names.add(name);
  }
  return value;
}

function readEntry(
  name: string,
  entry: JsonValue | undefined,
  file: string,
  dataStart: number,
  fail: Fail,
): CheckpointTensor {
  if (!isJsonObject(entry)) return fail('has no description', name);
  const { dtype, shape: dims, data_offsets: offsets } = entry;
  const type = Object.entries(safetensorsDataTypes).find(([known]) => known === dtype)?.[1];
  if (type === undefined) {
    const valid = Object.keys(safetensorsDataTypes).join(', ');
    return fail(`has the dtype ${describeJson(dtype)}; valid are ${valid}`, name);
  }
  if (!isSizes(dims)) return fail(`has the shape ${describeJson(dims)}`, name);
  if (!isSizes(offsets) || offsets.length !== 2) return fail(`has the data_offsets ${describeJson(offsets)}`, name);
  const [begin = 0, end = 0] = offsets;
  const length = dims.reduce((product, dim) => product * dim, type.size);
  if (!Number.isSafeInteger(length)) fail(`has the shape ${describeJson(dims)}, which is too large`, name);
  if (end - begin !== length) {
    fail(`has ${end - begin} bytes, but its dtype and shape ${describeJson(dims)} need ${length}`, name);
  }
  return { name, dataType: type.dataType, dims, file, offset: dataStart + begin, length };
}

function isSizes(value: JsonValue | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function checkCoverage(tensors: readonly CheckpointTensor[], dataStart: number, size: number, fail: Fail): void {
  let position = dataStart;
  for (const { name, offset, length } of tensors) {
    if (offset !== position)
      fail(`${offset < position ? 'overlaps the one before it' : 'leaves a gap before it'}`, name);
    position += length;
  }
  if (position > size) fail(`it is truncated: its header describes ${position} bytes, but it has ${size}`);
  if (position < size) fail(`it has ${size - position} bytes after its last tensor`);
}

function readMetadata(value: JsonValue | undefined, fail: Fail): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) return fail('its __metadata__ is not an object');
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => [
      key,
      typeof text === 'string' ? text : fail(`its __metadata__ has a value for "${key}" that is no string`),
    ]),
  );
}
