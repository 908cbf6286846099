import type { Operand, StepBase } from './plan.js';
import type { ReduceName } from './reduce-name.js';

/** What steps without a form of their own have: any number of inputs of any layout. */
export interface GeneralStepBase extends StepBase {
  readonly inputs: readonly Operand[];
}

/** A window over any number of spatial axes; one number for each of them. */
export interface GeneralWindow {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Zeros before the first position. */
  readonly before: readonly number[];
  /** Zeros behind the last position. */
  readonly after: readonly number[];
}

/** Which elements of an input go where along one axis of the output. */
export interface SelectAxis {
  /** The axis of the input; undefined where all come from its only or given position. */
  readonly from: number | undefined;
  /** The first position of the output. */
  readonly start: number;
  /** For each position of the output from there on, the position of the input; -1 leaves what fills. */
  readonly positions: readonly number[];
}

/** A block of the output that is taken from one input. */
export interface SelectPart {
  /** Which of the inputs. */
  readonly input: number;
  /** A position for each axis of the input, of which those count that no axis of the output takes. */
  readonly origin: readonly number[];
  /** One for each axis of the output. */
  readonly axes: readonly SelectAxis[];
}

/** Elements of inputs in other places: transposition, slices, concatenation, padding, repetition, nearest resize. */
export interface SelectStep extends GeneralStepBase {
  readonly kind: 'select';
  readonly parts: readonly SelectPart[];
  /** What is elsewhere. */
  readonly fill: number;
}

/** The input in the type of the output: floats towards zero, truth values as 0 and 1. */
export interface CastStep extends GeneralStepBase {
  readonly kind: 'cast';
  /** Rounded to the numbers that float16 has. */
  readonly isHalf: boolean;
}

/** Inputs: a float tensor, scale, and zero point if there is one. saturate(round(x / scale) + zero point). */
export interface QuantizeStep extends GeneralStepBase {
  readonly kind: 'quantize';
  /** Of a scale that is no scalar. */
  readonly axis: number;
  /** Elements per scale along the axis; 0 where the scale has one for each position. */
  readonly blockSize: number;
}

/** Inputs: an integer tensor, scale, and zero point if there is one. (x − zero point) × scale. */
export interface DequantizeStep extends GeneralStepBase {
  readonly kind: 'dequantize';
  readonly axis: number;
  readonly blockSize: number;
}

/** Inputs: int32 sums, the scales of the two factors, the scale and the zero point of the output. */
export interface RequantizeStep extends GeneralStepBase {
  readonly kind: 'requantize';
  /** Of the second factor's scale, where it is a vector. */
  readonly axis: number;
}

/** Inputs: x and w, both of one type, and a bias if there is one; over any number of axes, with weights that are known at the run only. */
export interface GeneralConvolutionStep extends GeneralStepBase, GeneralWindow {
  readonly kind: 'general-convolution';
  readonly group: number;
}

/** Inputs: x, w, and a bias if there is one: the gradient of a convolution with regard to its input. */
export interface TransposedConvolutionStep extends GeneralStepBase, GeneralWindow {
  readonly kind: 'transposed-convolution';
  readonly group: number;
}

/** Pooling over any number of axes; `positions` are where the maxima lie in the flattened input. */
export interface GeneralPoolStep extends GeneralStepBase, GeneralWindow {
  readonly kind: 'general-pool';
  readonly mode: 'average' | 'lp' | 'maximum' | 'positions';
  readonly countIncludesPads: boolean;
  /** Positions count columns first. */
  readonly isColumnMajor: boolean;
  /** The exponent of `lp`. */
  readonly p: number;
}

/** One number for all elements along some axes. */
export interface ReduceStep extends GeneralStepBase {
  readonly kind: 'reduce';
  readonly function: ReduceName;
  readonly axes: readonly number[];
}

/** Where the largest or smallest element lies along an axis. */
export interface ArgExtremeStep extends GeneralStepBase {
  readonly kind: 'arg-extreme';
  readonly mode: 'maximum' | 'minimum';
  readonly axis: number;
  readonly selectsLast: boolean;
}

/** Where the k largest or smallest elements lie along an axis, in order. */
export interface TopPositionsStep extends GeneralStepBase {
  readonly kind: 'top-positions';
  readonly mode: 'maximum' | 'minimum';
  readonly axis: number;
}

/** (x − mean) / √(variance + epsilon) over rows of `length` elements in C order; without a mean, the mean of the squares is the variance. */
export interface NormalizeRowsStep extends GeneralStepBase {
  readonly kind: 'normalize-rows';
  readonly length: number;
  readonly epsilon: number;
  readonly isCentered: boolean;
}

/** Local response normalization across channels. */
export interface LocalResponseStep extends GeneralStepBase {
  readonly kind: 'local-response';
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly bias: number;
}

/** left × right, stacks of matrices that are broadcast; neither side is known before the run. */
export interface MatrixMultiplyStep extends GeneralStepBase {
  readonly kind: 'matrix-multiply';
}

/** Along one axis, each position of the output is a weighted sum of `taps` positions of the input. */
export interface InterpolateStep extends GeneralStepBase {
  readonly kind: 'interpolate';
  readonly axis: number;
  readonly taps: number;
  /** `[positions][taps]`. */
  readonly positions: readonly number[];
  readonly weights: readonly number[];
  /** What stands for positions whose weights are NaN: those outside the image. */
  readonly fill: number;
}

/** Inputs: data and integer positions along one axis. */
export interface GatherStep extends GeneralStepBase {
  readonly kind: 'gather' | 'gather-elements';
  readonly axis: number;
}

export interface GatherNDStep extends GeneralStepBase {
  readonly kind: 'gather-nd';
  readonly batchDims: number;
}

/** What becomes of the elements that several updates meet. */
export type ScatterReduction = 'add' | 'max' | 'min' | 'mul' | 'none';

/** Inputs: data, positions, updates. */
export interface ScatterStep extends GeneralStepBase {
  readonly kind: 'scatter-elements' | 'scatter-nd';
  readonly axis: number;
  readonly reduction: ScatterReduction;
}

/** Inputs: condition, then, else. */
export interface WhereStep extends GeneralStepBase {
  readonly kind: 'where';
}

export interface CumulativeSumStep extends GeneralStepBase {
  readonly kind: 'cumulative-sum';
  readonly axis: number;
  readonly isExclusive: boolean;
  readonly isReverse: boolean;
}

/** Inputs: positions, and the two values for elsewhere and there. */
export interface OneHotStep extends GeneralStepBase {
  readonly kind: 'one-hot';
  readonly axis: number;
}

/** Inputs: an image of two or three dimensions, and where to look in it. */
export interface GridSampleStep extends GeneralStepBase {
  readonly kind: 'grid-sample';
  readonly mode: 'cubic' | 'linear' | 'nearest';
  readonly padding: 'border' | 'reflection' | 'zeros';
  readonly alignsCorners: boolean;
}

/** Inputs: images, boxes, and the image of each box. */
export interface RoiAlignStep extends GeneralStepBase {
  readonly kind: 'roi-align';
  readonly mode: 'average' | 'maximum';
  readonly samplingRatio: number;
  readonly spatialScale: number;
  readonly isHalfPixel: boolean;
}

/** Inputs: values, and their positions in the flattened output. */
export interface UnpoolStep extends GeneralStepBase {
  readonly kind: 'unpool';
}

/** Adds up overlapping blocks: input `[batch, channels × taps, blocks]`. */
export interface ColumnsToImageStep extends GeneralStepBase, GeneralWindow {
  readonly kind: 'columns-to-image';
  /** How many blocks there are along each axis. */
  readonly places: readonly number[];
}

/** Inputs: x, w, offsets, and bias and mask if they are there. */
export interface DeformableConvolutionStep extends GeneralStepBase, GeneralWindow {
  readonly kind: 'deformable-convolution';
  readonly group: number;
  readonly offsetGroup: number;
  readonly hasBias: boolean;
  readonly hasMask: boolean;
}

/** A sum of products over axes that are named by letters. */
export interface EinsumStep extends GeneralStepBase {
  readonly kind: 'einsum';
  /** The letters of each input's axes. */
  readonly terms: readonly (readonly string[])[];
  readonly result: readonly string[];
}

/** Steps for which no plan has a form of its own to offer: plain functions of any number of inputs. */
export type GeneralStep =
  | ArgExtremeStep
  | CastStep
  | ColumnsToImageStep
  | CumulativeSumStep
  | DeformableConvolutionStep
  | DequantizeStep
  | EinsumStep
  | GatherNDStep
  | GatherStep
  | GeneralConvolutionStep
  | GeneralPoolStep
  | GridSampleStep
  | InterpolateStep
  | LocalResponseStep
  | MatrixMultiplyStep
  | NormalizeRowsStep
  | OneHotStep
  | QuantizeStep
  | ReduceStep
  | RequantizeStep
  | RoiAlignStep
  | ScatterStep
  | SelectStep
  | TopPositionsStep
  | TransposedConvolutionStep
  | UnpoolStep
  | WhereStep;
