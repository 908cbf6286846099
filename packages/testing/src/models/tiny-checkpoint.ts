import {
  buildModelGraph,
  type EncodableTensor,
  encodeSafetensors,
  freshParameters,
  type JsonObject,
  type ModelHead,
  type OutputTable,
  type PreTrainedConfig,
} from '@automodel/core';

export interface TinyCheckpointOptions {
  /** @default 0 */
  readonly seed?: number | undefined;
  /** For `preprocessor_config.json`. @default a ConvNextImageProcessor for 32×32 images */
  readonly imageProcessor?: JsonObject | undefined;
}

/**
 * A checkpoint in memory with fresh weights of a model class, small if its config is: pass it to `fromPretrained`.
 * No file is written and nothing downloaded.
 */
export async function tinyCheckpoint(
  head: ModelHead<OutputTable>,
  config: PreTrainedConfig,
  { seed = 0, imageProcessor }: TinyCheckpointOptions = {},
): Promise<Map<string, Uint8Array | string>> {
  const { placements, bytes } = freshParameters(buildModelGraph(head, config).declarations, seed);
  const tensors = new Map<string, EncodableTensor>();
  for (const [name, { dataType, dims, offset, length }] of placements) {
    tensors.set(name, { dataType, dims, bytes: await bytes.read(offset, length) });
  }
  const processor = imageProcessor ?? { image_processor_type: 'ConvNextImageProcessor', size: { shortest_edge: 32 } };
  return new Map<string, Uint8Array | string>([
    ['config.json', JSON.stringify({ ...config.toJSON(), architectures: [head.className] })],
    ['preprocessor_config.json', JSON.stringify(processor)],
    ['model.safetensors', encodeSafetensors(tensors)],
  ]);
}
