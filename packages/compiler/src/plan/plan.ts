import type { BinaryName } from './binary-name.js';
import type { ElementType } from './element-type.js';
import type { GeneralStep } from './general-step.js';
import type { UnaryFunction } from './unary-function.js';
import type { NormalizationSource, WeightSource } from './weight-source.js';

/**
 * How a tensor lies in memory. `row-major`: C order, dense. `channels-last`: rank 4 `[batch, channels, height, width]`, stored as
 * `[batch, height, width, channels]` with the channels padded to a multiple of the target's channel block; what pads is unspecified
 * but finite. `padded-image`: channels-last without channel padding, with a border of zeros for the convolution that reads it.
 */
export type Layout = 'channels-last' | 'padded-image' | 'row-major';

/** A tensor that steps read and write. */
export interface PlanTensor {
  readonly name: string;
  /** Logical dimensions, in ONNX's order. */
  readonly dims: readonly number[];
  readonly dataType: ElementType;
  readonly layout: Layout;
  /** Zeros around a `padded-image`: top, left, bottom, right. */
  readonly border: readonly [number, number, number, number];
  /** Bytes that it takes, padding included. */
  readonly byteLength: number;
  /** Bytes from the start of the arena. */
  readonly offset: number;
}

/** An index into the plan's tensors. */
export type TensorIndex = number;

/** A tensor, or constant values. */
export type Operand =
  | { readonly kind: 'constant'; readonly value: WeightSource }
  | { readonly kind: 'tensor'; readonly tensor: TensorIndex };

/** Where a window slides over height and width. */
export interface Window {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  /** Top, left, bottom, right. */
  readonly pads: readonly [number, number, number, number];
}

/** What all steps have. */
export interface StepBase {
  /** The node or nodes that it computes. */
  readonly name: string;
  readonly output: TensorIndex;
}

/** output = activation(normalization(convolution(input, weight) + bias) + residual) */
export interface ConvolutionStep extends StepBase, Window {
  readonly kind: 'convolution';
  readonly input: TensorIndex;
  readonly weight: WeightSource;
  readonly bias: WeightSource | undefined;
  readonly normalization: NormalizationSource | undefined;
  readonly group: number;
  readonly residual: TensorIndex | undefined;
  readonly activation: UnaryFunction | undefined;
}

/**
 * A convolution between DequantizeLinear and QuantizeLinear, on integers:
 * output = relu(normalization(convolution(input × inputScale, weight) + bias) + residual × residualScale) / outputScale, rounded to int8.
 */
export interface QuantizedConvolutionStep extends StepBase, Window {
  readonly kind: 'quantized-convolution';
  /** int8, no number negative: activations of 7 bits, whose products no instruction set saturates. */
  readonly input: TensorIndex;
  readonly inputScale: number;
  /** int8, with a scale for each output channel or one for all, without zero point. */
  readonly weight: WeightSource;
  readonly bias: WeightSource | undefined;
  readonly normalization: NormalizationSource | undefined;
  /** int8 or float32, by the type of its tensor. */
  readonly residual: TensorIndex | undefined;
  /** 1 for float32. */
  readonly residualScale: number;
  readonly isRelu: boolean;
  /** undefined where the output is float32. */
  readonly outputScale: number | undefined;
}

/** output = activation(normalization(input)), where no convolution could take it. */
export interface NormalizationStep extends StepBase {
  readonly kind: 'normalization';
  readonly input: TensorIndex;
  readonly normalization: NormalizationSource;
  readonly activation: UnaryFunction | undefined;
}

export interface PoolStep extends StepBase, Window {
  readonly kind: 'pool';
  readonly input: TensorIndex;
  readonly mode: 'average' | 'maximum';
  readonly countIncludesPads: boolean;
}

/** The mean over height and width. */
export interface GlobalAverageStep extends StepBase {
  readonly kind: 'global-average';
  readonly input: TensorIndex;
}

/** output = activation(input × weight + bias) for an input `[rows, inner]`; the weight is `[inner, columns]`, or transposed. */
export interface MatrixProductStep extends StepBase {
  readonly kind: 'matrix-product';
  readonly input: TensorIndex;
  readonly weight: WeightSource;
  readonly transposed: boolean;
  readonly bias: WeightSource | undefined;
  readonly activation: UnaryFunction | undefined;
}

export interface UnaryStep extends StepBase {
  readonly kind: 'unary';
  readonly input: TensorIndex;
  readonly function: UnaryFunction;
}

export interface BinaryStep extends StepBase {
  readonly kind: 'binary';
  readonly operator: BinaryName;
  readonly left: Operand;
  readonly right: Operand;
  readonly activation: UnaryFunction | undefined;
}

export interface SoftmaxStep extends StepBase {
  readonly kind: 'softmax';
  readonly input: TensorIndex;
  readonly axis: number;
  /** `log` is its logarithm, `hard` 1 at the first maximum and 0 elsewhere. */
  readonly form: 'hard' | 'log' | 'soft';
}

/** The same elements in C order under other dimensions. */
export interface ReshapeStep extends StepBase {
  readonly kind: 'reshape';
  readonly input: TensorIndex;
}

export type Step =
  | BinaryStep
  | ConvolutionStep
  | GeneralStep
  | GlobalAverageStep
  | MatrixProductStep
  | NormalizationStep
  | PoolStep
  | QuantizedConvolutionStep
  | ReshapeStep
  | SoftmaxStep
  | UnaryStep;

/** How a graph input or output passes between the caller's tensor (row-major) and the arena. */
export interface PlanPort {
  readonly name: string;
  readonly tensor: TensorIndex;
  /** The caller's tensor is float16, the one in the arena float32. */
  readonly isHalf?: boolean;
}

/** What a graph does for given shapes and outputs, as plain data. */
export interface Plan {
  readonly inputs: readonly PlanPort[];
  readonly outputs: readonly PlanPort[];
  readonly tensors: readonly PlanTensor[];
  /** In the order in which they run. */
  readonly steps: readonly Step[];
  /** Bytes that all tensors share. */
  readonly arenaLength: number;
}
