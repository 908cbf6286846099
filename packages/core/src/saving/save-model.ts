import type { Source } from '@automodel/contracts';
import { checkOptions } from '../options/check-options.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { originalConfig } from './original-config.js';
import { saveOnnxCheckpoint } from './save-onnx-checkpoint.js';
import { savePretrained } from './save-pretrained.js';
import type { SaveWeightsOptions } from './save-weights.js';

/** How a model was read, and where from. */
interface Origin {
  readonly checkpoint: 'onnx' | 'safetensors';
  readonly source?: Source | undefined;
}

type SavedModel = Parameters<typeof saveOnnxCheckpoint>[0] & Parameters<typeof savePretrained>[0];

/** Saves a model in the form in which it was read. */
export async function saveModel(
  model: SavedModel,
  { checkpoint, source }: Origin,
  target: CheckpointWriter | string,
  options: SaveWeightsOptions,
): Promise<void> {
  checkOptions(options, ['dtype', 'maxShardSize', 'safeMerge', 'variant']);
  const save = checkpoint === 'onnx' ? saveOnnxCheckpoint : savePretrained;
  await save(model, target, options, await originalConfig(source));
}
