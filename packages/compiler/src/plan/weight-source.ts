import type { TensorConstant } from '@automodel/onnx';

/** Constant values that a step needs: inline, or a range of a checkpoint's file. They are read as float32, whatever their type. */
export type WeightSource = TensorConstant;

/** Batch normalization with its running statistics: scale × (x − mean) / √(variance + epsilon) + bias, per channel. */
export interface NormalizationSource {
  readonly scale: WeightSource;
  readonly bias: WeightSource;
  readonly mean: WeightSource;
  readonly variance: WeightSource;
  readonly epsilon: number;
}
