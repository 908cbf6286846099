import type { TensorConstant } from '@automodel/onnx';

/** Constant values that a step needs: inline, or a range of a checkpoint's file. They are read as float32, whatever their type. */
export interface WeightSource extends TensorConstant {
  /** Of integers: what makes numbers of them. */
  readonly quantization?: WeightQuantization | undefined;
}

/** value = (integer - zero point) × scale, with a scale for each index of an axis, or one for all (DequantizeLinear of ONNX). */
export interface WeightQuantization {
  readonly scale: TensorConstant;
  readonly zeroPoint: TensorConstant | undefined;
  readonly axis: number;
}

/** Batch normalization with its running statistics: scale × (x − mean) / √(variance + epsilon) + bias, per channel. */
export interface NormalizationSource {
  readonly scale: WeightSource;
  readonly bias: WeightSource;
  readonly mean: WeightSource;
  readonly variance: WeightSource;
  readonly epsilon: number;
}
