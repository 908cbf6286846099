import type { ByteSource, Source } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';
import { loadRareLoads } from '../model/rare-loads/load-rare-loads.js';
import { closeFiles } from '../sources/close-files.js';
import { closingOnFailure } from '../sources/closing-on-failure.js';
import { readFile } from '../sources/read-file.js';
import { unlessHtml } from '../sources/unless-html.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { isInt8 } from './int8-format.js';
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
  return closingOnFailure(files, async () => ({
    location: source.location,
    tensors: await indexTensors(source, files, options),
    files,
    close: () => closeFiles(files.values()),
  }));
}

async function indexTensors(
  source: Source,
  files: Map<string, ByteSource>,
  { variant, signal }: OpenCheckpointOptions,
): Promise<Map<string, CheckpointTensor>> {
  const infix = variant === undefined ? '' : `.${variant}`;
  const single = `model${infix}.safetensors`;
  const opening = source.open(single, { signal });
  const file = await unlessHtml(opening);
  if (file !== undefined) {
    files.set(single, file);
    const { tensors, metadata } = await readSafetensorsHeader(file, `${source.location}/${single}`, signal);
    const named = new Map(tensors.map((tensor) => [tensor.name, { ...tensor, file: single }]));
    if (!isInt8(metadata)) return named;
    return (await loadRareLoads()).pairInt8Weights(named);
  }
  const index = `model.safetensors.index${infix}.json`;
  const bytes = await unlessHtml(readFile(source, index, signal));
  if (bytes === undefined) {
    // An HTML page in the place of the weights says more than that they are missing.
    await opening;
    throw await (await loadFailures()).missingWeights(source, [single, index], variant);
  }
  return (await loadRareLoads()).indexShards(source, index, bytes, files, signal);
}
