export { decodeImage } from './decode/decode-image.js';
export type { DecodeImageOptions } from './decode/decode-image-options.js';
export { imageProcessors } from './image-processors.js';
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
export { createConvNextImageProcessor } from './processors/create-conv-next-image-processor.js';
export type { RawImage } from './raw-image.js';
export type { ResamplingFilter } from './resize/resampling-filter.js';
export { type ResizeImageOptions, resizeImage } from './resize/resize-image.js';
export type { ResizeRegion } from './resize/resize-region.js';
