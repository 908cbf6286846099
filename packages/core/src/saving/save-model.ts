import { checkOptions } from '../options/check-options.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { saveOnnxCheckpoint } from './save-onnx-checkpoint.js';
import { savePretrained } from './save-pretrained.js';
import type { SaveWeightsOptions } from './save-weights.js';

type SavedModel = Parameters<typeof saveOnnxCheckpoint>[0] & Parameters<typeof savePretrained>[0];

/** Saves a model in the form in which it was read. */
export async function saveModel(
  model: SavedModel,
  checkpoint: 'onnx' | 'safetensors',
  target: CheckpointWriter | string,
  options: SaveWeightsOptions,
): Promise<void> {
  checkOptions(options, ['dtype', 'maxShardSize', 'safeMerge', 'variant']);
  await (checkpoint === 'onnx' ? saveOnnxCheckpoint : savePretrained)(model, target, options);
}
