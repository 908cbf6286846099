import { type BackboneOutputs, backboneOutputs, type GraphContext, type ModelClass, modelClass } from '@automodel/core';
import { loadRenameKey } from './load-rename-key.js';
import { ResNetConfig } from './resnet-config.js';
import { resnetGraph } from './resnet-graph.js';

/** The feature maps of the stages in `out_features`, as Transformers' `ResNetBackbone`; its keys have no `resnet.` prefix. */
export const ResNetBackbone: ModelClass<BackboneOutputs, ResNetConfig> = modelClass(ResNetConfig, {
  className: 'ResNetBackbone',
  baseModelPrefix: 'resnet',
  outputs: backboneOutputs,
  channels: (config) => config.num_channels,
  loadRenameKey,
  graph({ config, parameters, pixelValues }: GraphContext<ResNetConfig>) {
    const { hiddenStates } = resnetGraph(pixelValues, parameters, config);
    const isWanted = (_: unknown, index: number): boolean =>
      config.out_features.includes(config.stage_names[index] ?? '');
    return { featureMaps: hiddenStates.filter(isWanted), hiddenStates };
  },
});
