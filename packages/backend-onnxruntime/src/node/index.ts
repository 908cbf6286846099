export { type OnnxruntimeNodeOptions, onnxruntime } from './onnxruntime.js';
