import { FieldReader, type JsonObject, nearestNames } from '@automodel/core';
import type { ResNetArchitecture, StemType } from './architectures/resnet-architecture.js';

/** What a config's `model_args` make of an architecture. */
export interface ModelArguments {
  readonly network: ResNetArchitecture;
  /** `in_chans`: channels of the images. */
  readonly inputChannels: number;
}

/** Arguments that act only in training, or on what a fresh model starts with. */
const trainingArguments: readonly string[] = ['drop_rate', 'drop_path_rate', 'drop_block_rate', 'zero_init_last'];
const networkArguments: readonly string[] = [
  'avg_down',
  'base_width',
  'block_reduce_first',
  'cardinality',
  'channels',
  'down_kernel_size',
  'in_chans',
  'layers',
  'stem_type',
  'stem_width',
];

/** More than any ResNet has: a broken config must not take all memory. */
const maximumBlocks = 10_000;

/**
 * The arguments that a config hands to timm's class `ResNet` beside those of its name.
 * @throws {InvalidConfigError} for an argument that this package does not follow: leaving it out would give another network.
 */
export function readModelArguments(fields: JsonObject, known: ResNetArchitecture, file: string): ModelArguments {
  const reader = new FieldReader(fields, `${file}: model_args`);
  const names = [...networkArguments, ...trainingArguments];
  const unknown = Object.keys(fields).find((name) => reader.has(name) && !names.includes(name));
  if (unknown !== undefined) {
    reader.fail(unknown, `is none of the arguments that are supported: ${nearestNames(unknown, names).join(', ')}`);
  }
  const layers = reader.integers('layers', known.layers, 1, maximumBlocks);
  const channels = reader.integers('channels', known.channels, 1);
  if (layers.length !== 4) reader.fail('layers', `has ${layers.length} stages, but must have 4`);
  if (channels !== undefined && channels.length !== 4) {
    reader.fail('channels', `has ${channels.length} stages, but must have 4`);
  }
  return {
    inputChannels: reader.integer('in_chans', 3, 1),
    network: {
      ...known,
      layers,
      channels,
      cardinality: reader.integer('cardinality', known.cardinality, 1),
      base_width: reader.integer('base_width', known.base_width, 1),
      stem_type: reader.choice<StemType, StemType | undefined>(
        'stem_type',
        ['', 'deep', 'deep_tiered'],
        known.stem_type,
      ),
      stem_width: reader.integer('stem_width', known.stem_width, 4),
      block_reduce_first: reader.integer('block_reduce_first', known.block_reduce_first, 1),
      down_kernel_size: reader.integer('down_kernel_size', known.down_kernel_size, 1),
      avg_down: reader.boolean('avg_down', known.avg_down),
    },
  };
}
