export { onnxruntime } from './onnxruntime.js';
export type { OnnxruntimeWebOptions } from './onnxruntime-web-options.js';
