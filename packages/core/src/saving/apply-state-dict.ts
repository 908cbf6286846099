import {
  IncompatibleStateDictError,
  InvalidTensorError,
  ShapeMismatchError,
  UnsupportedDataTypeError,
} from '@automodel/contracts';
import type { EncodableTensor } from '../checkpoint/encode-safetensors.js';
import { safetensorsDataTypes } from '../checkpoint/safetensors-data-types.js';
import { describeLoadingInfo } from '../parameters/describe-loading-info.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import { tensorFile } from '../parameters/tensor-file.js';
import type { WeightFiles } from '../session/weight-files.js';
import type { Tensor } from '../tensor.js';
import { convertTensor } from './convert-tensor.js';
import type { StoredTensor } from './stored-tensor.js';

/** A value for a parameter: an entry of another model's `stateDict()`, of `readSafetensors`, or a tensor. */
export type StateDictValue = EncodableTensor | StoredTensor | Tensor;

export interface LoadStateDictOptions {
  /** Every parameter must be given, and nothing else. @default true, as in PyTorch */
  readonly strict?: boolean | undefined;
}

/** Which keys did not meet; both are empty after a strict load. */
export interface IncompatibleKeys {
  readonly missingKeys: readonly string[];
  readonly unexpectedKeys: readonly string[];
}

/** Where the copies are, and what did not meet. */
export interface AppliedStateDict extends IncompatibleKeys {
  readonly replaced: ReadonlyMap<string, ParameterPlacement>;
  readonly bytes: WeightFiles;
}

const floatTypes: readonly string[] = ['bfloat16', 'float16', 'float32', 'float64'];

/**
 * Copies the values of a state dict into memory, each in the type in which its parameter is stored, as PyTorch's `load_state_dict` does.
 * @param file the name that the copy gets.
 * @throws {IncompatibleStateDictError} if the load is strict and keys are missing or unexpected.
 * @throws {ShapeMismatchError} if a value has another shape than its parameter.
 * @throws {UnsupportedDataTypeError} if it has integers for floats, or the other way round.
 */
export async function applyStateDict(
  modelClass: string,
  placements: ReadonlyMap<string, ParameterPlacement>,
  values: ReadonlyMap<string, StateDictValue>,
  file: string,
  { strict = true }: LoadStateDictOptions = {},
): Promise<AppliedStateDict> {
  const missingKeys = [...placements.keys()].filter((key) => !values.has(key));
  const unexpectedKeys = [...values.keys()].filter((key) => !placements.has(key));
  if (strict && missingKeys.length + unexpectedKeys.length > 0) {
    throw new IncompatibleStateDictError({ modelClass, missingKeys, unexpectedKeys });
  }
  const pairs = [...placements].flatMap(([name, placement]) => {
    const value = values.get(name);
    return value === undefined ? [] : [{ name, placement, value }];
  });
  const mismatchedKeys = pairs
    .filter(({ placement, value }) => placement.dims.join() !== value.dims.join())
    .map(({ name, placement, value }) => ({ key: name, checkpointShape: value.dims, modelShape: placement.dims }));
  if (mismatchedKeys.length > 0) {
    throw new ShapeMismatchError({
      modelClass,
      location: 'the state dict',
      report: describeLoadingInfo({ missingKeys: [], unexpectedKeys: [], mismatchedKeys }),
      keys: mismatchedKeys.map(({ key }) => key),
    });
  }
  const copies: StoredTensor[] = [];
  for (const { name, placement, value } of pairs) {
    if (placement.scale !== undefined) {
      const subject = `The parameter "${name}", whose values share a scale,`;
      throw new UnsupportedDataTypeError({ dataType: placement.dataType, subject, supported: floatTypes });
    }
    const stored = convertTensor(inMemory(name, placement, await encoded(name, value)), placement.dataType);
    copies.push(inMemory(name, placement, { ...stored, bytes: await stored.read() }));
  }
  const { placements: replaced, bytes } = tensorFile(file, copies);
  return { replaced, bytes: new Map([[file, bytes]]), missingKeys, unexpectedKeys };
}

async function encoded(name: string, value: StateDictValue): Promise<EncodableTensor> {
  if ('bytes' in value) return { ...value, bytes: new Uint8Array(value.bytes) };
  if ('read' in value) return { dataType: value.dataType, dims: value.dims, bytes: await value.read() };
  const data = await value.getData();
  if (value.type === 'string' || !ArrayBuffer.isView(data)) {
    throw new InvalidTensorError({
      input: name,
      expected: 'a tensor of numbers',
      received: `one of the type ${value.type}`,
      remedy: 'Give every parameter its numbers.',
    });
  }
  const bytes = new Uint8Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  return { dataType: value.type, dims: value.dims, bytes };
}

/** Checks a value against its parameter. */
function inMemory(
  name: string,
  placement: ParameterPlacement,
  { dataType, dims, bytes }: EncodableTensor,
): StoredTensor {
  const areFloats = [dataType, placement.dataType].every((type) => floatTypes.includes(type));
  if (dataType !== placement.dataType && !areFloats) {
    const supported = floatTypes.includes(placement.dataType) ? floatTypes : [placement.dataType];
    throw new UnsupportedDataTypeError({ dataType, subject: `The value for "${name}"`, supported });
  }
  const type = Object.values(safetensorsDataTypes).find((known) => known.dataType === dataType);
  const length = dims.reduce((product, dim) => product * dim, type?.size ?? Number.NaN);
  if (length !== bytes.length) {
    throw new InvalidTensorError({
      input: name,
      expected: `${length} bytes for ${dataType} [${dims.join(', ')}]`,
      received: `${bytes.length} bytes`,
      remedy: 'Give every parameter its elements as little-endian bytes in C order.',
    });
  }
  return {
    name,
    dataType,
    dims,
    length,
    read: async (offset = 0, count = length - offset) => bytes.slice(offset, offset + count),
  };
}
