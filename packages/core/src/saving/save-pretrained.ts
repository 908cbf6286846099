import { directoryWriter } from '#directory-writer';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { configFields } from './config-fields.js';
import { type SaveWeightsOptions, saveWeights } from './save-weights.js';
import type { StoredTensor } from './stored-tensor.js';
import { toPythonJson } from './to-python-json.js';
import { withQuantizationConfig } from './with-quantization-config.js';

/** What of a model is saved. */
export interface SavableModel {
  readonly className: string;
  readonly config: PreTrainedConfig;
  readonly dtype: { readonly storage: string };
  stateDict(): ReadonlyMap<string, StoredTensor>;
}

/**
 * Saves a model as `save_pretrained` of Transformers does: config.json, model.safetensors or shards with an index.
 * The old files stay until all new ones are complete.
 * @param target a directory, which is made where there is none, or a writer.
 * @param original the config.json that it came with, whose spelling of numbers is kept.
 * @throws {SourceError} if the directory cannot be written, or the weights cannot be read any more.
 */
export async function savePretrained(
  model: SavableModel,
  target: CheckpointWriter | string,
  options: SaveWeightsOptions = {},
  original?: string,
): Promise<void> {
  const writer = typeof target === 'string' ? directoryWriter(target) : target;
  try {
    const { stale, outdated } = await saveWeights(model.stateDict().values(), writer, options);
    const dtype = options.dtype ?? model.dtype.storage;
    const fields = withQuantizationConfig(
      configFields(model.config, { className: model.className, dtype }),
      dtype === 'int8',
    );
    await writer.write('config.json', [new TextEncoder().encode(toPythonJson(fields, original))]);
    await writer.commit(stale, outdated);
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await writer.abort().catch(() => undefined);
    throw error;
  }
}
