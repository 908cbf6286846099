import { mul, type Value } from '@automodel/onnx';
import { encodeSafetensors } from '../checkpoint/encode-safetensors.js';
import { PreTrainedConfig } from '../config/pre-trained-config.js';
import { defineModel } from '../model/define-model.js';
import type { GraphContext, ModelHead } from '../model/model-head.js';
import {
  type BaseModelOutputs,
  baseModelOutputs,
  type ImageClassifierOutputs,
  imageClassifierOutputs,
} from '../model/standard-outputs.js';
import type { ModelPlugin } from '../plugins/model-plugin.js';

/** A config of the toy model type. */
export class ToyConfig extends PreTrainedConfig {
  static override readonly modelType = 'toy';
}

const scaled = ({ pixelValues, parameters }: GraphContext): Value =>
  mul(pixelValues, parameters.parameter('scale', [1], { kind: 'constant', value: 2 }));

const base: ModelHead<BaseModelOutputs> = {
  className: 'ToyModel',
  baseModelPrefix: 'toy',
  outputs: baseModelOutputs,
  channels: () => 3,
  graph(context) {
    const lastHiddenState = scaled(context);
    return { lastHiddenState, poolerOutput: mul(lastHiddenState, lastHiddenState), hiddenStates: [lastHiddenState] };
  },
};

const imageClassification: ModelHead<ImageClassifierOutputs> = {
  className: 'ToyForImageClassification',
  baseModelPrefix: 'toy',
  outputs: imageClassifierOutputs,
  channels: () => 3,
  graph(context) {
    const hidden = scaled({ ...context, parameters: context.parameters.scope('toy') });
    return { logits: mul(hidden, hidden), hiddenStates: [hidden] };
  },
};

/** A model type with a base model and a classifier, which multiply images by one weight. */
export const toy: ModelPlugin = defineModel({
  modelType: 'toy',
  package: { name: 'toy-models', version: '1.0.0' },
  config: ToyConfig,
  heads: { base, imageClassification },
  imageProcessor: 'ToyImageProcessor',
});

/** The files of a toy checkpoint. */
export const toyFiles: Readonly<Record<'config.json' | 'model.safetensors', Uint8Array | string>> = {
  'config.json': JSON.stringify({ model_type: 'toy' }),
  'model.safetensors': encodeSafetensors(
    new Map([['toy.scale', { dataType: 'float32', dims: [1], bytes: new Uint8Array(Float32Array.of(3).buffer) }]]),
  ),
};
