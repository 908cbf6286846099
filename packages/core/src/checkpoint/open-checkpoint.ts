import { type ByteSource, InvalidCheckpointError, MissingFileError, type Source } from '@automodel/contracts';
import { describeJson } from '../json/describe-json.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject } from '../json/json-value.js';
import { parseJsonObject } from '../json/parse-json-object.js';
import { readFile } from '../sources/read-file.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { int8Format } from './int8-format.js';
import { pairInt8Weights } from './pair-int8-weights.js';
import { readSafetensorsHeader } from './read-safetensors-header.js';

/** The weights of a checkpoint: an index over its files, which stay open until `close`. */
export interface Checkpoint {
  readonly location: string;
  /** Every tensor by its name in the file; int8 weights of `int8Format` by the name of the parameter that they stand for. */
  readonly tensors: ReadonlyMap<string, CheckpointTensor>;
  /** The open files by path. */
  readonly files: ReadonlyMap<string, ByteSource>;
  close(): Promise<void>;
}

export interface OpenCheckpointOptions {
  /** A variant such as `fp16`: `model.fp16.safetensors`. */
  readonly variant?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens the weights of a source, in the order of Transformers: `model.safetensors`, then `model.safetensors.index.json` with its shards.
 * Only headers are read.
 * @throws {MissingFileError} if there are none, or a shard is missing.
 * @throws {InvalidCheckpointError} if the index is broken.
 * @throws {InvalidSafetensorsError} if a file is broken.
 */
export async function openCheckpoint(source: Source, options: OpenCheckpointOptions = {}): Promise<Checkpoint> {
  const files = new Map<string, ByteSource>();
  const close = async (): Promise<void> => {
    await Promise.all([...files.values()].map((file) => file.close()));
  };
  try {
    const tensors = await indexTensors(source, files, options);
    return { location: source.location, tensors, files, close };
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await close().catch(() => undefined);
    throw error;
  }
}

async function indexTensors(
  source: Source,
  files: Map<string, ByteSource>,
  { variant, signal }: OpenCheckpointOptions,
): Promise<Map<string, CheckpointTensor>> {
  const infix = variant === undefined ? '' : `.${variant}`;
  const single = `model${infix}.safetensors`;
  const file = await source.open(single, { signal });
  if (file !== undefined) {
    files.set(single, file);
    const { tensors, metadata } = await readSafetensorsHeader(file, `${source.location}/${single}`, signal);
    const named = new Map(tensors.map((tensor) => [tensor.name, { ...tensor, file: single }]));
    return isInt8(metadata) ? pairInt8Weights(named) : named;
  }
  const index = `model.safetensors.index${infix}.json`;
  const bytes = await readFile(source, index, signal);
  if (bytes === undefined) throw await missingWeights(source, [single, index], variant);
  return indexShards(source, index, parseJsonObject(bytes, index), files, signal);
}

async function indexShards(
  source: Source,
  index: string,
  json: JsonObject,
  files: Map<string, ByteSource>,
  signal: AbortSignal | undefined,
): Promise<Map<string, CheckpointTensor>> {
  const weightMap = readWeightMap(index, json);
  const tensors = new Map<string, CheckpointTensor>();
  let hasInt8 = false;
  for (const shard of new Set(weightMap.values())) {
    const file = await source.open(shard, { signal });
    if (file === undefined) {
      throw new MissingFileError({
        file: `"${shard}"`,
        location: source.location,
        present: await source.list({ signal }),
        remedy: `${index} names it: download or copy the shard too.`,
      });
    }
    files.set(shard, file);
    const header = await readSafetensorsHeader(file, `${source.location}/${shard}`, signal);
    hasInt8 ||= isInt8(header.metadata);
    for (const tensor of header.tensors) {
      const home = weightMap.get(tensor.name);
      if (home !== undefined && home !== shard) {
        throw new InvalidCheckpointError({
          file: index,
          problem: `it says that "${home}" has the tensor "${tensor.name}", but "${shard}" has one of that name too`,
          remedy: 'Download or copy the index and its shards again, all of one revision.',
        });
      }
      if (home === shard) tensors.set(tensor.name, { ...tensor, file: shard });
    }
  }
  const absent = [...weightMap.keys()].find((name) => !tensors.has(name));
  if (absent !== undefined) {
    throw new InvalidCheckpointError({
      file: index,
      problem: `it says that "${weightMap.get(absent)}" has the tensor "${absent}", but that file does not have it`,
      remedy: 'Download or copy the index and its shards again, all of one revision.',
    });
  }
  checkTotalSize(index, json, tensors);
  return hasInt8 ? pairInt8Weights(tensors) : tensors;
}

function isInt8({ quantization }: Readonly<Record<string, string>>): boolean {
  return quantization === int8Format.metadata.quantization;
}

function checkTotalSize(index: string, json: JsonObject, tensors: ReadonlyMap<string, CheckpointTensor>): void {
  const claimed = isJsonObject(json.metadata) ? json.metadata.total_size : undefined;
  if (claimed === undefined || claimed === null) return;
  const total = [...tensors.values()].reduce((sum, { length }) => sum + length, 0);
  if (claimed === total) return;
  throw new InvalidCheckpointError({
    file: index,
    problem: `its total_size is ${describeJson(claimed)}, but the tensors that it names have ${total} bytes`,
    remedy: 'Download or copy the index and its shards again, all of one revision.',
  });
}

function readWeightMap(index: string, json: JsonObject): Map<string, string> {
  const fail = (problem: string): never => {
    throw new InvalidCheckpointError({
      file: index,
      problem,
      remedy: 'Save the checkpoint again or download it again.',
    });
  };
  const weightMap = json.weight_map;
  if (!isJsonObject(weightMap)) return fail('it has no "weight_map" object');
  return new Map(
    Object.entries(weightMap).map(([name, shard]) => {
      if (typeof shard !== 'string') return fail(`the shard of "${name}" is ${describeJson(shard)}`);
      if (shard.split(/[\\/]/).includes('..') || /^([\\/]|[a-z]:)/i.test(shard)) {
        fail(`the shard of "${name}" is "${shard}", which lies outside the checkpoint`);
      }
      if (!shard.endsWith('.safetensors')) {
        fail(`the shard of "${name}" is "${shard}", which is no .safetensors file`);
      }
      return [name, shard];
    }),
  );
}

async function missingWeights(
  source: Source,
  wanted: readonly string[],
  variant: string | undefined,
): Promise<MissingFileError> {
  const present = await source.list();
  return new MissingFileError({
    file: wanted.map((path) => `"${path}"`).join(' or '),
    location: source.location,
    present,
    remedy: missingWeightsRemedy(present, variant),
  });
}

function missingWeightsRemedy(present: readonly string[], variant: string | undefined): string {
  const plain = ['model.safetensors', 'model.safetensors.index.json'].find((path) => present.includes(path));
  if (variant !== undefined && plain !== undefined) {
    return `Leave the option variant out to load "${plain}", or download the files of the variant "${variant}" too.`;
  }
  const pickled = present.find((path) => /^pytorch_model.*\.(bin|index\.json)$/.test(path));
  return pickled === undefined
    ? 'Pass a directory saved by save_pretrained, or download model.safetensors too.'
    : `"${pickled}" is a pickle of PyTorch, which is not read here; save it as safetensors in Python: model.save_pretrained(directory).`;
}
