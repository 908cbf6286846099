import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildModelGraph, encodeSafetensors, freshParameters } from '@automodel/core';
import { type ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';

/** A checkpoint of a ResNet with fresh weights, which take as long as trained ones, and with the processor of Microsoft's ResNets. */
export async function writeResNet(config: ResNetConfig, directory: string): Promise<void> {
  const { declarations } = buildModelGraph(ResNetForImageClassification, config);
  const { placements, bytes } = freshParameters(declarations, 0);
  const tensors = new Map(
    await Promise.all(
      [...placements].map(async ([name, { dataType, dims, offset, length }]) => {
        return [name, { dataType, dims, bytes: await bytes.read(offset, length) }] as const;
      }),
    ),
  );
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'model.safetensors'), encodeSafetensors(tensors));
  await writeJson(join(directory, 'config.json'), {
    ...config.toJSON(),
    architectures: [ResNetForImageClassification.className],
  });
  await writeJson(join(directory, 'preprocessor_config.json'), {
    image_processor_type: 'ConvNextImageProcessor',
    do_resize: true,
    size: { shortest_edge: 224 },
    crop_pct: 0.875,
    resample: 3,
    do_rescale: true,
    rescale_factor: 1 / 255,
    do_normalize: true,
    image_mean: [0.485, 0.456, 0.406],
    image_std: [0.229, 0.224, 0.225],
  });
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeFile(path, JSON.stringify(value));
}
