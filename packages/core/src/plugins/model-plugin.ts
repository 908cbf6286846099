import type { Plugin } from '@automodel/contracts';
import type { ConfigClass } from '../config/pre-trained-config.js';
import type { JsonObject } from '../json/json-value.js';
import type { ModelHead } from '../model/model-head.js';
import type { BackboneOutputs, BaseModelOutputs, ImageClassifierOutputs } from '../model/standard-outputs.js';

/** The classes of a model type, by the Auto class that serves them. */
export interface ModelHeads {
  /** For `AutoModel`. */
  readonly base?: ModelHead<BaseModelOutputs> | undefined;
  /** For `AutoModelForImageClassification`. */
  readonly imageClassification?: ModelHead<ImageClassifierOutputs> | undefined;
  /** For `AutoBackbone`. */
  readonly backbone?: ModelHead<BackboneOutputs> | undefined;
}

/** A model type that a package offers; `key` is its `model_type`. Made by `defineModel`. */
export interface ModelPlugin extends Plugin {
  readonly kind: 'model';
  readonly config: ConfigClass;
  readonly heads: ModelHeads;
  /** The image processor of checkpoints that name none, such as `ConvNextImageProcessor`. */
  readonly imageProcessor?: string | undefined;
  /**
   * Whether a config.json without `model_type` is one of this model type, such as timm's, which have an `architecture`.
   * The first registered plugin that says yes takes it.
   */
  readonly recognizes?: ((fields: JsonObject) => boolean) | undefined;
}
