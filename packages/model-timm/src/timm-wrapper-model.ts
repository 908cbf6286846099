import { type BaseModelOutputs, baseModelOutputs, type ModelClass, modelClass } from '@automodel/core';
import { resnetGraph } from './graph/resnet-graph.js';
import { TimmWrapperConfig } from './timm-wrapper-config.js';

/** The network without its classifier, as Transformers' `TimmWrapperModel`; `poolerOutput` is `[batch, channels]`. */
export const TimmWrapperModel: ModelClass<BaseModelOutputs, TimmWrapperConfig> = modelClass<
  BaseModelOutputs,
  TimmWrapperConfig
>(TimmWrapperConfig, {
  className: 'TimmWrapperModel',
  baseModelPrefix: 'timm_model',
  outputs: baseModelOutputs,
  channels: ({ num_channels: channels }) => channels,
  graph: ({ config, parameters, pixelValues }) => resnetGraph(pixelValues, parameters, config.network),
});
