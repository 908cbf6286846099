import { contractVersion, InvalidOptionError, type PackageIdentity } from '@automodel/contracts';
import type { ConfigClass, PreTrainedConfig } from '../config/pre-trained-config.js';
import type { JsonObject } from '../json/json-value.js';
import type { ModelHeads, ModelPlugin } from '../plugins/model-plugin.js';

/** What the author of a model type says of it. */
export interface ModelDefinition {
  /** The `model_type` of config.json. */
  readonly modelType: string;
  /** The npm package that defines it. */
  readonly package: PackageIdentity;
  readonly config: ConfigClass<PreTrainedConfig>;
  readonly heads: ModelHeads;
  /** The image processor of checkpoints that name none, such as `ConvNextImageProcessor`. */
  readonly imageProcessor?: string | undefined;
  /**
   * Whether a config.json without `model_type` is one of this model type, such as timm's, which have an `architecture`.
   * The first registered plugin that says yes takes it.
   */
  readonly recognizes?: ((fields: JsonObject) => boolean) | undefined;
}

/**
 * Makes a plugin of a model type: pass it as `{ use: [resnet] }`, or register it with `AutoModel.register(resnet)`.
 * @throws {InvalidOptionError} if the config class is one of another model type.
 */
export function defineModel({ modelType, ...definition }: ModelDefinition): ModelPlugin {
  const { modelType: configModelType } = definition.config;
  if (configModelType !== modelType) {
    throw new InvalidOptionError({
      option: 'modelType',
      value: modelType,
      problem: `it is "${modelType}", but the config class has the modelType "${configModelType}"`,
      remedy: 'Give both the same name.',
    });
  }
  return { kind: 'model', key: modelType, contract: contractVersion, ...definition };
}
