// The only contact of this package with onnxruntime-common.
export { type Backend, type InferenceSession, type InferenceSessionHandler, Tensor } from 'onnxruntime-common';
