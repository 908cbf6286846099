import {
  type BackboneOutputs,
  checkOptions,
  type ImageClassifierOutputs,
  InvalidOptionError,
  type JsonObject,
  type ModelOptions,
  nearestNames,
  type PreTrainedModel,
  parseJsonObject,
  quoteList,
  readFile,
  resolveSource,
  type Source,
  type SourceInput,
} from '@automodel/core';
import { adaptCheckpoint } from './adapt-checkpoint.js';
import { architectures } from './architectures/architectures.js';
import type { ResNetArchitecture } from './architectures/resnet-architecture.js';
import { TimmBackbone } from './timm-backbone.js';
import { TimmWrapperConfig } from './timm-wrapper-config.js';
import { TimmWrapperForImageClassification } from './timm-wrapper-for-image-classification.js';

/** Options of {@link createModel}. */
export interface CreateModelOptions extends ModelOptions {
  /** A checkpoint of the network; `true` for timm's own by its name on the Hub; `false`: fresh weights. @default false */
  readonly pretrained?: SourceInput | boolean | undefined;
  /** 0: the pooled features in the place of logits. @default the checkpoint's, else 1000 */
  readonly numClasses?: number | undefined;
  /** Channels of the images; a checkpoint of others is adapted. @default 3 */
  readonly inChans?: number | undefined;
  /** Feature maps rather than logits. @default false */
  readonly featuresOnly?: boolean | undefined;
  /** With `featuresOnly`: 0 is the stem before its max pooling, then the stages; negative ones count from the end. @default all five */
  readonly outIndices?: readonly number[] | undefined;
}

const optionNames: readonly (keyof CreateModelOptions)[] = [
  'device',
  'featuresOnly',
  'inChans',
  'numClasses',
  'onProgress',
  'outIndices',
  'pretrained',
  'registry',
  'seed',
  'signal',
  'use',
];

/**
 * Makes a network by timm's name, such as `resnet50d` or, with the weights' tag, `resnet50d.ra2_in1k`.
 * Source: `create_model` in timm's `models/_factory.py`.
 * @throws {InvalidOptionError} if this package does not have the network: before anything is opened or downloaded.
 */
export async function createModel(
  name: string,
  options: CreateModelOptions & { readonly featuresOnly: true },
): Promise<PreTrainedModel<BackboneOutputs>>;
export async function createModel(
  name: string,
  options?: CreateModelOptions & { readonly featuresOnly?: false | undefined },
): Promise<PreTrainedModel<ImageClassifierOutputs>>;
export async function createModel(
  name: string,
  options: CreateModelOptions = {},
): Promise<PreTrainedModel<BackboneOutputs> | PreTrainedModel<ImageClassifierOutputs>> {
  checkOptions(options, optionNames);
  const { pretrained = false, numClasses, inChans, featuresOnly = false, outIndices, ...others } = options;
  const [architecture = name, tag] = name.split('.', 2);
  const network = findNetwork(architecture);
  const source = pretrained === false ? undefined : await resolveSource(sourceOf(pretrained, name, network, tag));
  const fields: JsonObject = {
    ...(source === undefined ? {} : await readFields(source, architecture, options.signal)),
    architecture,
    ...(numClasses === undefined ? {} : { num_labels: numClasses }),
    ...(inChans === undefined ? {} : { model_args: { in_chans: inChans } }),
    ...(outIndices === undefined ? {} : { out_indices: outIndices }),
  };
  const config = new TimmWrapperConfig(fields, `createModel("${name}")`);
  const modelClass = featuresOnly ? TimmBackbone : TimmWrapperForImageClassification;
  if (source === undefined) return modelClass.fromConfig(config, others);
  return modelClass.fromPretrained(await adaptCheckpoint(source, config, options.signal), { ...others, config });
}

function findNetwork(architecture: string): ResNetArchitecture {
  const network = architectures.get(architecture);
  if (network !== undefined) return network;
  throw new InvalidOptionError({
    option: 'name',
    value: architecture,
    problem: `@automodel/model-timm has no network "${architecture}"; the nearest are ${quoteList(nearestNames(architecture, [...architectures.keys()]))}`,
    remedy: 'Take one of listModels(), or look on npm for packages with the keyword "automodel-model".',
  });
}

function sourceOf(
  pretrained: SourceInput | true,
  name: string,
  { pretrained: settings }: ResNetArchitecture,
  tag: string | undefined = settings.tag,
): SourceInput {
  if (pretrained !== true) return pretrained;
  if (tag !== undefined) return `timm/${name.split('.', 1)[0]}.${tag}`;
  throw new InvalidOptionError({
    option: 'pretrained',
    value: pretrained,
    problem: `timm publishes no weights of "${name}"`,
    remedy: 'Pass a checkpoint of your own, or leave the option out for fresh weights.',
  });
}

/** The fields of the checkpoint's config.json, which may be absent; another network's is refused. */
async function readFields(source: Source, architecture: string, signal: AbortSignal | undefined): Promise<JsonObject> {
  const bytes = await readFile(source, 'config.json', signal);
  if (bytes === undefined) return {};
  const fields = parseJsonObject(bytes, `${source.location}/config.json`);
  if (fields.architecture === undefined || fields.architecture === architecture) return fields;
  throw new InvalidOptionError({
    option: 'pretrained',
    value: source.location,
    problem: `it holds the network ${JSON.stringify(fields.architecture)}, not "${architecture}"`,
    remedy: 'Name that network, or pass a checkpoint of the one that you name.',
  });
}
