import { defineModel, type ModelPlugin } from '@automodel/core';
import { packageIdentity } from './package-identity.js';
import { TimmBackbone } from './timm-backbone.js';
import { TimmWrapperConfig } from './timm-wrapper-config.js';
import { TimmWrapperForImageClassification } from './timm-wrapper-for-image-classification.js';
import { TimmWrapperModel } from './timm-wrapper-model.js';

/** timm's checkpoints, by the `architecture` of their config.json: pass it as `{ use: [timm] }`. */
export const timm: ModelPlugin = defineModel({
  modelType: 'timm_wrapper',
  package: packageIdentity,
  config: TimmWrapperConfig,
  heads: { base: TimmWrapperModel, imageClassification: TimmWrapperForImageClassification, backbone: TimmBackbone },
  imageProcessor: 'TimmWrapperImageProcessor',
  recognizes: ({ architecture, pretrained_cfg: pretrained }) =>
    typeof architecture === 'string' && pretrained !== undefined,
});
