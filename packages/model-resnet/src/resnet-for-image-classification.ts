import {
  type GraphContext,
  type ImageClassifierOutputs,
  imageClassificationLoss,
  imageClassifierOutputs,
  type ModelClass,
  modelClass,
} from '@automodel/core';
import { classifier } from './classifier.js';
import { loadRenameKey } from './load-rename-key.js';
import { ResNetConfig } from './resnet-config.js';
import { resnetGraph } from './resnet-graph.js';

/** A ResNet with a linear classifier on its pooled features, as Transformers' `ResNetForImageClassification`. */
export const ResNetForImageClassification: ModelClass<ImageClassifierOutputs, ResNetConfig> = modelClass<
  ImageClassifierOutputs,
  ResNetConfig
>(ResNetConfig, {
  className: 'ResNetForImageClassification',
  baseModelPrefix: 'resnet',
  outputs: imageClassifierOutputs,
  channels: (config) => config.num_channels,
  loadRenameKey,
  loss: imageClassificationLoss,
  graph({ config, parameters, pixelValues }: GraphContext<ResNetConfig>) {
    const { poolerOutput, hiddenStates } = resnetGraph(pixelValues, parameters.scope('resnet'), config);
    return { logits: classifier(poolerOutput, parameters, config), hiddenStates };
  },
});
