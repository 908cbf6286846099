export * from '@automodel/contracts';
export type { ImageProcessor, ImageProcessorOutput } from './image-processing/image-processor.js';
export type { ImageProcessorPlugin } from './image-processing/image-processor-plugin.js';
export type { JsonObject, JsonValue } from './json/json-value.js';
export { Tensor } from './tensor.js';
