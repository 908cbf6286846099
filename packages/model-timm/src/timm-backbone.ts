import { type BackboneOutputs, backboneOutputs, type ModelClass, modelClass } from '@automodel/core';
import { resnetGraph } from './graph/resnet-graph.js';
import { TimmWrapperConfig } from './timm-wrapper-config.js';

/** The feature maps of the stages in `out_indices`, as timm's `features_only`: 0 is the stem before its max pooling. */
export const TimmBackbone: ModelClass<BackboneOutputs, TimmWrapperConfig> = modelClass<
  BackboneOutputs,
  TimmWrapperConfig
>(TimmWrapperConfig, {
  className: 'TimmBackbone',
  baseModelPrefix: 'timm_model',
  outputs: backboneOutputs,
  channels: ({ num_channels: channels }) => channels,
  graph({ config, parameters, pixelValues }) {
    const { hiddenStates } = resnetGraph(pixelValues, parameters, config.network);
    const isWanted = (_: unknown, index: number): boolean =>
      config.out_features.includes(config.stage_names[index] ?? '');
    return { featureMaps: hiddenStates.filter(isWanted), hiddenStates };
  },
});
