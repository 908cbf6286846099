import type { TensorConstant } from '@automodel/onnx';
import type { ElementType } from './element-type.js';

/** Constant values that a step needs: inline, or a range of a checkpoint's file. */
export interface WeightSource extends TensorConstant {
  /** The type that they are read as where it is not the plan's type for `dataType`: a cast of the constant. */
  readonly readAs?: ElementType;
  /** Of integers: what makes float32 of them. */
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
