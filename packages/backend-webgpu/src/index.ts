export type { ImageSizes, Size } from './input/image-geometry.js';
export type { ExternalImage, ImageInput, ImageInputOptions, PixelImage } from './input/image-input.js';
export type { ChoiceTable } from './tuning/algorithm-choices.js';
export type { ChoiceStore } from './tuning/choice-store.js';
export { type WebgpuBackend, webgpu } from './webgpu.js';
export type { GpuDevice, WebgpuOptions } from './webgpu-options.js';
