import { InvalidOptionError } from '@automodel/contracts';
import { directoryWriter } from '#directory-writer';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { configFields } from './config-fields.js';
import { type ExportableModel, exportOnnx, maximumInline } from './export-onnx.js';
import type { SaveWeightsOptions } from './save-weights.js';
import { toPythonJson } from './to-python-json.js';

/** What of a model that was read from an ONNX file is saved. */
export interface SavableOnnxModel extends ExportableModel {
  readonly config: PreTrainedConfig;
}

/**
 * Saves a model that was read from an ONNX file as `model.onnx` and `config.json`; weights beyond what one file can hold go to `model.onnx.data`.
 * @param original the config.json that it came with, whose spelling of numbers is kept.
 * @throws {InvalidOptionError} for an option about safetensors.
 */
export async function saveOnnxCheckpoint(
  model: SavableOnnxModel,
  target: CheckpointWriter | string,
  options: SaveWeightsOptions,
  original?: string,
): Promise<void> {
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const problem = 'the model was read from an ONNX file and is saved as one, its weights as they are';
    throw new InvalidOptionError({ option, value, problem, remedy: 'Leave it out.' });
  }
  const writer = typeof target === 'string' ? directoryWriter(target) : target;
  const size = Array.from(model.stateDict().values()).reduce((sum, { length }) => sum + length, 0);
  try {
    await writer.write('config.json', [new TextEncoder().encode(toPythonJson(configFields(model.config), original))]);
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await writer.abort().catch(() => undefined);
    throw error;
  }
  await exportOnnx(model, writer, 'model.onnx', { externalData: size > maximumInline });
}
