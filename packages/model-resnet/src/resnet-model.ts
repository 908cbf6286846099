import {
  type BaseModelOutputs,
  baseModelOutputs,
  type GraphContext,
  type ModelClass,
  modelClass,
} from '@automodel/core';
import { classifier } from './classifier.js';
import { loadRenameKey } from './load-rename-key.js';
import { ResNetConfig } from './resnet-config.js';
import { resnetGraph } from './resnet-graph.js';

/**
 * The ResNet without a head, as Transformers' `ResNetModel`. Configs with `num_layers` describe a whole timm network, whose base
 * model classifies too: then there are `logits` as well.
 */
export const ResNetModel: ModelClass<BaseModelOutputs, ResNetConfig> = modelClass(ResNetConfig, {
  className: 'ResNetModel',
  baseModelPrefix: 'resnet',
  outputs: baseModelOutputs,
  channels: (config) => config.num_channels,
  loadRenameKey,
  graph({ config, parameters, pixelValues }: GraphContext<ResNetConfig>) {
    if (config.num_layers === undefined) return resnetGraph(pixelValues, parameters, config);
    const features = resnetGraph(pixelValues, parameters.scope('resnet'), config);
    return { ...features, logits: classifier(features.poolerOutput, parameters, config) };
  },
});
