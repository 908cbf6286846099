import { type ByteSource, InvalidSafetensorsError } from '@automodel/contracts';
import type { JsonObject, JsonValue } from '../json/json-value.js';
import { isJsonObject } from '../json/parse-json-object.js';
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
  if (length > maximumHeaderLength || length > bytes.size - 8) {
    fail(
      `its first 8 bytes announce a header of ${length} bytes, but only ${bytes.size - 8} follow${looksLike(prefix)}`,
    );
  }
  const json = parseHeader(await bytes.read(8, length, { signal }), fail);
  const dataStart = 8 + length;
  const tensors = Object.entries(json)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => readEntry(name, entry, file, dataStart, fail))
    .sort((left, right) => left.offset - right.offset);
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
  let value: JsonValue;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    return fail(`its header is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return isJsonObject(value) ? value : fail('its header is not a JSON object');
}

function readEntry(
  name: string,
  entry: JsonValue | undefined,
  file: string,
  dataStart: number,
  fail: Fail,
): CheckpointTensor {
  if (!isJsonObject(entry)) return fail('has no description', name);
  const type = typeof entry.dtype === 'string' ? safetensorsDataTypes[entry.dtype] : undefined;
  if (type === undefined) {
    return fail(
      `has the dtype ${JSON.stringify(entry.dtype)}; valid are ${Object.keys(safetensorsDataTypes).join(', ')}`,
      name,
    );
  }
  const dims = entry.shape;
  if (!isSizes(dims)) return fail(`has the shape ${JSON.stringify(dims)}`, name);
  const offsets = entry.data_offsets;
  if (!isSizes(offsets) || offsets.length !== 2) return fail(`has the data_offsets ${JSON.stringify(offsets)}`, name);
  const [begin = 0, end = 0] = offsets;
  const length = dims.reduce((product, dim) => product * dim, type.size);
  if (end - begin !== length) {
    fail(`has ${end - begin} bytes, but its dtype and shape [${dims.join(', ')}] need ${length}`, name);
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
