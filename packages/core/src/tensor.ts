// The only contact of this package with onnxruntime-common (DESIGN §4.1): its Tensor is ours.
export { Tensor } from 'onnxruntime-common';
