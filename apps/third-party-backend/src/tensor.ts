// The only contact with onnxruntime-common: what sessions take and give are its tensors.
export { Tensor } from 'onnxruntime-common';
