// The only contact of this package with onnxruntime-common.
export { registerBackend, Tensor } from 'onnxruntime-common';
