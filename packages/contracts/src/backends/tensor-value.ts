/** The part of onnxruntime-common's `Tensor` that this package speaks of; that class satisfies it. */
export interface TensorValue {
  /** The element type in onnxruntime's words, such as `float32` or `int64`. */
  readonly type: string;
  readonly dims: readonly number[];
  dispose(): void;
}
