import {
  FieldReader,
  type JsonObject,
  nearestNames,
  PreTrainedConfig,
  quoteList,
  readBackboneFeatures,
} from '@automodel/core';
import { architectures } from './architectures/architectures.js';
import type { ResNetArchitecture } from './architectures/resnet-architecture.js';
import { imagenetLabels } from './imagenet-labels.js';
import { readModelArguments } from './read-model-arguments.js';

/** The outputs of the stem and of the stages by timm's names of the modules; `act1` is before the max pooling. */
const stageNames: readonly string[] = ['act1', 'layer1', 'layer2', 'layer3', 'layer4'];

/**
 * The config of a timm checkpoint: timm's own config.json (`architecture`, `num_classes`, `pretrained_cfg`, no `model_type`) or the one
 * that Transformers saves from a `TimmWrapperModel`.
 * Source: `TimmWrapperConfig` in Transformers' `models/timm_wrapper`; `save_config_for_hf` in timm's `models/_hub.py`.
 */
export class TimmWrapperConfig extends PreTrainedConfig {
  static override readonly modelType = 'timm_wrapper';

  /** timm's name, such as `resnet50d`. */
  readonly architecture: string;
  /** What the name stands for, with the config's `model_args`. */
  readonly network: ResNetArchitecture;
  /** Channels of the images. */
  readonly num_channels: number;
  readonly pretrained_cfg: JsonObject;
  /** `act1`, `layer1`, … `layer4`. */
  readonly stage_names: readonly string[] = stageNames;
  readonly out_features: readonly string[];
  readonly out_indices: readonly number[];

  /**
   * @param file what errors call the origin of the fields, such as `config.json`.
   * @throws {InvalidConfigError} if this package does not have the architecture, or a field has a value that cannot be used.
   */
  constructor(fields: JsonObject = {}, file = 'TimmWrapperConfig') {
    super(fields, file, readLabels(fields, file));
    const reader = new FieldReader(fields, file, { out_indices: defaultIndices(fields) });
    reader.choice('global_pool', ['avg'], 'avg');
    const { name, known } = readArchitecture(reader);
    this.architecture = name;
    this.pretrained_cfg = reader.object('pretrained_cfg', known.pretrained);
    const { network, inputChannels } = readModelArguments(reader.object('model_args', {}), known, file);
    this.network = network;
    this.num_channels = inputChannels;
    const features = readBackboneFeatures(reader, stageNames);
    this.out_features = features.out_features;
    this.out_indices = features.out_indices;
  }

  /** As in every config; a new `num_classes` counts as `num_labels`. */
  override with(overrides: JsonObject): this {
    const { num_classes: classes } = overrides;
    return super.with(classes === undefined ? overrides : { num_labels: classes, ...overrides });
  }

  /** As Transformers writes it: the labels as `num_classes` and `label_names`. */
  override toJSON(): JsonObject {
    const { id2label, label2id, num_labels: labels, label_names: names, ...others } = super.toJSON();
    const hasNames = id2label !== undefined || names !== undefined;
    return {
      ...others,
      architecture: this.architecture,
      num_classes: this.num_labels,
      ...(hasNames ? { label_names: Object.values(this.id2label) } : {}),
    };
  }
}

/** An unknown one is an error before any weight is looked for: half of another network's weights might fit. */
function readArchitecture(reader: FieldReader): { readonly name: string; readonly known: ResNetArchitecture } {
  const name = reader.text('architecture', 'resnet50');
  const known = architectures.get(name);
  if (known !== undefined) return { name, known };
  return reader.fail(
    'architecture',
    `is "${name}", which this package does not have; the nearest that it has are ${quoteList(nearestNames(name, [...architectures.keys()]))}`,
    '@automodel/model-timm has timm\'s plain, c, d, s, t, wide, ResNeXt and SE ResNets. For others look on npm for packages with the keyword "automodel-model".',
  );
}

/** All five, as in timm, where the fields choose none. */
function defaultIndices({ out_features: features, out_indices: indices }: JsonObject): readonly number[] | null {
  return (features ?? indices ?? null) === null ? stageNames.map((_, index) => index) : null;
}

/**
 * The labels that timm's fields stand for: `label_names`, the names of ImageNet for 1,000 classes, else placeholders.
 * Of `num_labels` and `num_classes` the first counts.
 */
function readLabels(fields: JsonObject, file: string): JsonObject {
  const reader = new FieldReader(fields, file);
  const names = reader.texts('label_names', undefined);
  const pretrained = new FieldReader(reader.object('pretrained_cfg', {}), `${file}: pretrained_cfg`);
  const classes = reader.integer('num_classes', names?.length ?? pretrained.integer('num_classes', 1000));
  const count = reader.integer('num_labels', classes);
  const labels = [names, imagenetLabels].find((list) => list?.length === count);
  return labels === undefined ? { num_labels: count } : { id2label: Object.fromEntries(labels.entries()) };
}
