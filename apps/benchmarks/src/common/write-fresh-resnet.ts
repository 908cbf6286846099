import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildModelGraph, encodeSafetensors, freshParameters } from '@automodel/core';
import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';

const architectures = {
  'resnet-18': { layer_type: 'basic', depths: [2, 2, 2, 2], hidden_sizes: [64, 128, 256, 512] },
  'resnet-50': { layer_type: 'bottleneck', depths: [3, 4, 6, 3], hidden_sizes: [256, 512, 1024, 2048] },
  'resnet-101': { layer_type: 'bottleneck', depths: [3, 4, 23, 3], hidden_sizes: [256, 512, 1024, 2048] },
  'resnet-152': { layer_type: 'bottleneck', depths: [3, 8, 36, 3], hidden_sizes: [256, 512, 1024, 2048] },
} as const;

/** The ResNets of Microsoft's repositories. */
export type ResNetName = keyof typeof architectures;

/** The architecture and the processor of microsoft/resnet-18 or -50; fresh weights take as long as trained ones. */
export async function writeFreshResNet(name: ResNetName, directory: string): Promise<void> {
  const labels = Array.from({ length: 1000 }, (_, index) => [index, `class ${index}`]);
  const config = new ResNetConfig({ ...architectures[name], id2label: Object.fromEntries(labels) });
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
