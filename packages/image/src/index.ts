export { decodeImage } from './decode/decode-image.js';
export type { DecodeImageOptions } from './decode/decode-image-options.js';
export { imageProcessors } from './image-processors.js';
export { type ImageProcessorsOptions, imageProcessorsWith } from './image-processors-with.js';
export type {
  CanvasLike,
  ImageBitmapLike,
  ImageDataLike,
  ImageElementLike,
  ImageInput,
  RawPixels,
  SharpLike,
  VideoElementLike,
  VideoFrameLike,
} from './input/image-input.js';
export { packageIdentity } from './package-identity.js';
export {
  type DetectedBox,
  type DetectedObjects,
  type ObjectDetectionOptions,
  type ObjectDetectionOutputs,
  postProcessObjectDetection,
} from './post-processing/post-process-object-detection.js';
export {
  postProcessSemanticSegmentation,
  type SemanticSegmentationOptions,
  type SemanticSegmentationOutputs,
} from './post-processing/post-process-semantic-segmentation.js';
export type { TargetSizes } from './post-processing/target-sizes.js';
export { createBitImageProcessor } from './processors/create-bit-image-processor.js';
export { createCLIPImageProcessor } from './processors/create-clip-image-processor.js';
export { createConvNextImageProcessor } from './processors/create-conv-next-image-processor.js';
export { createTimmWrapperImageProcessor } from './processors/create-timm-wrapper-image-processor.js';
export { createViTImageProcessor } from './processors/create-vit-image-processor.js';
export type { RawImage } from './raw-image.js';
export type { ResizeImageOptions } from './resize/resample.js';
export type { ResamplingFilter } from './resize/resampling-filter.js';
export type { ResizeBackend } from './resize/resize-backend.js';
export { resizeImage } from './resize/resize-image.js';
export type { ResizeRegion } from './resize/resize-region.js';
