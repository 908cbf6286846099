import { defineModel, type ModelPlugin } from '@automodel/core';
import { packageIdentity } from './package-identity.js';
import { ResNetBackbone } from './resnet-backbone.js';
import { ResNetConfig } from './resnet-config.js';
import { ResNetForImageClassification } from './resnet-for-image-classification.js';
import { ResNetModel } from './resnet-model.js';

/** The model type `resnet`: pass it as `{ use: [resnet] }`. */
export const resnet: ModelPlugin = defineModel({
  modelType: 'resnet',
  package: packageIdentity,
  config: ResNetConfig,
  heads: { base: ResNetModel, imageClassification: ResNetForImageClassification, backbone: ResNetBackbone },
  imageProcessor: 'ConvNextImageProcessor',
});
