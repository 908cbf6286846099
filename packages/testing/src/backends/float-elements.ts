import { Tensor } from '@automodel/core';

/** The elements of a float32 output. */
export function floatElements(tensor: unknown): readonly number[] {
  if (!(tensor instanceof Tensor) || !(tensor.data instanceof Float32Array)) {
    throw new TypeError('The output is no float32 Tensor of onnxruntime-common.');
  }
  return Array.from(tensor.data);
}
