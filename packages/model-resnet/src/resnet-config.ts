import { FieldReader, type JsonObject, PreTrainedConfig, readActivation, readBackboneFeatures } from '@automodel/core';
import { type ResNetPreset, resnetPresets } from './resnet-presets.js';

/** The fields of a ResNet's config, all optional: absent ones take Python's defaults, those of a ResNet-50. */
export interface ResNetConfigFields extends JsonObject {
  readonly num_channels?: number | undefined;
  /** Channels after the stem. */
  readonly embedding_size?: number | undefined;
  /** Channels after each stage. */
  readonly hidden_sizes?: readonly number[] | undefined;
  /** Layers of each stage. */
  readonly depths?: readonly number[] | undefined;
  readonly layer_type?: 'basic' | 'bottleneck' | undefined;
  readonly hidden_act?: string | undefined;
  readonly downsample_in_first_stage?: boolean | undefined;
  readonly downsample_in_bottleneck?: boolean | undefined;
  readonly out_features?: readonly string[] | undefined;
  readonly out_indices?: readonly number[] | undefined;
  readonly num_labels?: number | undefined;
  /** 18, 34, 50, 101 or 152: stands for the sizes of that preset, with timm's parameter names in the checkpoint. */
  readonly num_layers?: number | undefined;
  /** timm's word for `num_labels`. */
  readonly num_classes?: number | undefined;
}

/** More than any ResNet has: a broken config must not take all memory. */
const maximumBlocks = 10_000;

/** The settings of a ResNet, with the fields of Transformers' `ResNetConfig`. */
export class ResNetConfig extends PreTrainedConfig {
  static override readonly modelType = 'resnet';

  readonly num_channels: number;
  readonly embedding_size: number;
  readonly hidden_sizes: readonly number[];
  readonly depths: readonly number[];
  readonly layer_type: 'basic' | 'bottleneck';
  readonly hidden_act: string;
  readonly downsample_in_first_stage: boolean;
  readonly downsample_in_bottleneck: boolean;
  /** `stem`, `stage1`, … */
  readonly stage_names: readonly string[];
  readonly out_features: readonly string[];
  readonly out_indices: readonly number[];
  /** The preset's number of layers, where the config names one; its checkpoints have timm's parameter names. */
  readonly num_layers: number | undefined;

  /**
   * @param file what errors call the origin of the fields, such as `config.json`.
   * @throws {InvalidConfigError} if a field has a value that cannot be used.
   */
  constructor(fields: ResNetConfigFields = {}, file = 'ResNetConfig') {
    const preset = readPreset(fields, file);
    super(fields, file, preset);
    const reader = new FieldReader(fields, file, preset);
    this.num_channels = reader.integer('num_channels', 3, 1);
    this.embedding_size = reader.integer('embedding_size', 64, 1);
    this.hidden_sizes = reader.integers('hidden_sizes', resnetPresets[50].hidden_sizes, 1);
    this.depths = reader.integers('depths', resnetPresets[50].depths, 1, maximumBlocks);
    this.layer_type = reader.choice('layer_type', ['basic', 'bottleneck'], 'bottleneck');
    this.hidden_act = readActivation(reader, 'hidden_act', 'relu');
    this.downsample_in_first_stage = reader.boolean('downsample_in_first_stage', false);
    this.downsample_in_bottleneck = reader.boolean('downsample_in_bottleneck', false);
    if (this.depths.length !== this.hidden_sizes.length || this.depths.length === 0) {
      reader.fail('depths', `has ${this.depths.length} stages, but "hidden_sizes" has ${this.hidden_sizes.length}`);
    }
    this.stage_names = ['stem', ...this.depths.map((_, index) => `stage${index + 1}`)];
    const features = readBackboneFeatures(reader, this.stage_names);
    this.out_features = features.out_features;
    this.out_indices = features.out_indices;
    this.num_layers = reader.integer('num_layers', undefined);
  }

  /** As in every config; `num_classes` counts as `num_labels`, and a new `num_layers` brings its own sizes. */
  override with(overrides: ResNetConfigFields): this {
    const { num_layers: layers, num_classes: classes } = overrides;
    return super.with({
      ...(layers === undefined ? {} : { depths: null, hidden_sizes: null, layer_type: null }),
      ...(classes === undefined ? {} : { num_labels: classes }),
      ...overrides,
    });
  }
}

/** The fields that `num_layers` and `num_classes` stand for. */
function readPreset(fields: ResNetConfigFields, file: string): ResNetConfigFields {
  const reader = new FieldReader(fields, file);
  const layers = reader.integer('num_layers', undefined);
  const classes = reader.integer('num_classes', undefined);
  const labels = classes === undefined ? {} : { num_labels: classes };
  if (layers === undefined) return labels;
  const presets: Readonly<Record<number, ResNetPreset | undefined>> = resnetPresets;
  const sizes =
    presets[layers] ?? reader.fail('num_layers', `is ${layers}, but must be one of ${Object.keys(presets).join(', ')}`);
  return { ...sizes, ...labels };
}
