import { directoryWriter } from '#directory-writer';
import { openCheckpoint } from '../checkpoint/open-checkpoint.js';
import { encodeSpecialFloats } from '../json/encode-special-floats.js';
import { parseJsonObject } from '../json/parse-json-object.js';
import { checkOptions } from '../options/check-options.js';
import { readFile } from '../sources/read-file.js';
import { resolveSource, type SourceInput } from '../sources/resolve-source.js';
import { type SourceOptions, sourceOptionNames } from '../sources/source-options.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { type SaveWeightsOptions, saveWeights } from './save-weights.js';
import { stateDictOf } from './state-dict-of.js';
import type { StoredTensor } from './stored-tensor.js';
import { toPythonJson } from './to-python-json.js';
import { withQuantizationConfig } from './with-quantization-config.js';

/** Options of where the checkpoint comes from, and of what is written. */
export interface ConvertCheckpointOptions extends SaveWeightsOptions, SourceOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What a checkpoint holds besides config and weights. */
const copiedFiles = ['preprocessor_config.json', 'processor_config.json'];

/**
 * Rewrites a checkpoint in another type or other shards, all its tensors under their own names; config.json gets the new
 * type, and the files of processors are copied. No model is built.
 * @throws {InvalidSafetensorsError} if a file is broken.
 */
export async function convertCheckpoint(
  input: SourceInput,
  target: CheckpointWriter | string,
  options: ConvertCheckpointOptions = {},
): Promise<void> {
  checkOptions(options, [...sourceOptionNames, 'dtype', 'maxShardSize', 'safeMerge', 'signal', 'variant']);
  const { signal } = options;
  const source = await resolveSource(input, options);
  const writer = typeof target === 'string' ? directoryWriter(target) : target;
  const checkpoint = await openCheckpoint(source, { signal });
  try {
    const weights = stateDictOf(checkpoint.tensors, checkpoint.files);
    const { stale, outdated } = await saveWeights(weights.values(), writer, options);
    const config = await readFile(source, 'config.json', signal);
    if (config !== undefined) {
      const { torch_dtype: legacy, ...fields } = parseJsonObject(config, `${source.location}/config.json`);
      const dtype = options.dtype ?? fields.dtype ?? legacy;
      const isInt8 = (options.dtype ?? (hasInt8(weights) ? 'int8' : undefined)) === 'int8';
      const saved = toPythonJson(
        encodeSpecialFloats(withQuantizationConfig({ ...fields, dtype }, isInt8)),
        new TextDecoder().decode(config),
      );
      await writer.write('config.json', [new TextEncoder().encode(saved)]);
    }
    for (const name of copiedFiles) {
      const bytes = await readFile(source, name, signal);
      if (bytes !== undefined) await writer.write(name, [bytes]);
    }
    // What still arrived while it was read may have been wrong.
    await Promise.all([...checkpoint.files.values()].map((file) => file.verified?.({ signal })));
    signal?.throwIfAborted();
    await writer.commit(stale, outdated);
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await writer.abort().catch(() => undefined);
    throw error;
  } finally {
    await checkpoint.close();
  }
}

function hasInt8(weights: ReadonlyMap<string, StoredTensor>): boolean {
  return [...weights.values()].some(({ scale }) => scale !== undefined);
}
