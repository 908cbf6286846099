import {
  type ImageClassifierOutputs,
  imageClassificationLoss,
  imageClassifierOutputs,
  type ModelClass,
  modelClass,
} from '@automodel/core';
import { classifier } from './graph/classifier.js';
import { resnetGraph } from './graph/resnet-graph.js';
import { TimmWrapperConfig } from './timm-wrapper-config.js';

/**
 * The whole network, as Transformers' `TimmWrapperForImageClassification`. Without classes `logits` are the pooled features, as in
 * timm.
 */
export const TimmWrapperForImageClassification: ModelClass<ImageClassifierOutputs, TimmWrapperConfig> = modelClass<
  ImageClassifierOutputs,
  TimmWrapperConfig
>(TimmWrapperConfig, {
  className: 'TimmWrapperForImageClassification',
  baseModelPrefix: 'timm_model',
  outputs: imageClassifierOutputs,
  channels: ({ num_channels: channels }) => channels,
  loss: imageClassificationLoss,
  graph({ config, parameters, pixelValues }) {
    const { poolerOutput, hiddenStates } = resnetGraph(pixelValues, parameters, config.network);
    return { logits: classifier(poolerOutput, parameters, config.num_labels), hiddenStates };
  },
});
