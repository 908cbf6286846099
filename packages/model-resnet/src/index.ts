export { resnet } from './resnet.js';
export { ResNetBackbone } from './resnet-backbone.js';
export { ResNetConfig, type ResNetConfigFields } from './resnet-config.js';
export { ResNetForImageClassification } from './resnet-for-image-classification.js';
export { ResNetModel } from './resnet-model.js';
export { type ResNetPreset, resnetPresets } from './resnet-presets.js';
