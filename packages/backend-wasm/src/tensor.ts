// The only contact of this package with onnxruntime-common (DESIGN §4.1).
export {
  type Backend,
  type InferenceSession,
  type InferenceSessionHandler,
  registerBackend,
  Tensor,
} from 'onnxruntime-common';
