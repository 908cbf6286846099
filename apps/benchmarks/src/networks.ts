import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AutoModelForImageClassification,
  buildModelGraph,
  encodeSafetensors,
  freshParameters,
  type PluginList,
  resolveSource,
} from '@automodel/core';
import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';
import { encodeModel } from '@automodel/onnx/serde';
import { selfContainedModel } from './self-contained-model.js';

/** A network as both contestants load it: a directory with a checkpoint and, of the same graph and weights, onnx/model.onnx. */
export interface Network {
  readonly name: string;
  readonly title: string;
  readonly directory: string;
  /** Fresh weights give nearly every image the same class, so classes say nothing. */
  readonly trained: boolean;
}

/** Writes the networks into a directory. */
export async function writeNetworks(directory: string, bundled: string, use: PluginList): Promise<readonly Network[]> {
  const networks: readonly Network[] = [
    {
      name: 'small',
      title: 'bundled classifier (2.8 M parameters, 64 px)',
      directory: join(directory, 'small'),
      trained: true,
    },
    {
      name: 'resnet-50',
      title: 'ResNet-50 of fresh weights (25.6 M parameters, 224 px)',
      directory: join(directory, 'resnet-50'),
      trained: false,
    },
  ];
  const [small, resnet50] = networks;
  if (small !== undefined) await cp(bundled, small.directory, { recursive: true });
  if (resnet50 !== undefined) await writeFreshResNet50(resnet50.directory);
  for (const network of networks) await writeOnnx(network.directory, use);
  return networks;
}

/** The architecture and the processor of microsoft/resnet-50; fresh weights take as long as trained ones. */
async function writeFreshResNet50(directory: string): Promise<void> {
  const labels = Array.from({ length: 1000 }, (_, index) => [index, `class ${index}`]);
  const config = new ResNetConfig({ id2label: Object.fromEntries(labels) });
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

async function writeOnnx(directory: string, use: PluginList): Promise<void> {
  const model = await AutoModelForImageClassification.fromPretrained(directory, { use });
  try {
    const exported = await selfContainedModel(model.graph, 'logits', await resolveSource(directory));
    await mkdir(join(directory, 'onnx'), { recursive: true });
    await writeFile(join(directory, 'onnx/model.onnx'), encodeModel(exported));
  } finally {
    await model.dispose();
  }
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeFile(path, JSON.stringify(value));
}
