// Names below take the place of core's: the same with the plugins of the preset.
export * from '@automodel/core';
export {
  createConvNextImageProcessor,
  type DecodeImageOptions,
  decodeImage,
  type ImageInput,
  imageProcessors,
  type RawImage,
  type ResamplingFilter,
  type ResizeImageOptions,
  resizeImage,
} from '@automodel/image';
export {
  ResNetBackbone,
  ResNetConfig,
  ResNetForImageClassification,
  ResNetModel,
  resnet,
} from '@automodel/model-resnet';
export * from '@automodel/pipelines';
export { AutoBackbone } from './auto/auto-backbone.js';
export { AutoConfig } from './auto/auto-config.js';
export { AutoImageProcessor, type AutoVisionProcessorClass } from './auto/auto-image-processor.js';
export { AutoModel } from './auto/auto-model.js';
export { AutoModelForImageClassification } from './auto/auto-model-for-image-classification.js';
export { listDevices } from './list-devices.js';
export { pipeline } from './pipeline.js';
export { preset } from './preset.js';
