// The only contact of this package with onnxruntime-common (DESIGN §4.1).
export { registerBackend, Tensor } from 'onnxruntime-common';
