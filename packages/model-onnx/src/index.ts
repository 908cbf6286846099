export { onnxFiles } from './onnx-files.js';
export { type OnnxInput, OnnxModel, type OnnxModelOptions } from './onnx-model.js';
export { type ReadOnnxOptions, readOnnx } from './read-onnx.js';
