import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Dimension, Shape } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { describeShape } from '../shapes/describe-shape.js';
import { mergeDimensions } from '../shapes/merge-dimensions.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const convTransposeSchema: OperatorSchema = {
  name: 'ConvTranspose',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 2, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    auto_pad: { type: 'string' },
    dilations: { type: 'ints' },
    group: { type: 'int' },
    kernel_shape: { type: 'ints' },
    output_padding: { type: 'ints' },
    output_shape: { type: 'ints' },
    pads: { type: 'ints' },
    strides: { type: 'ints' },
  },
  infer(context) {
    const dataType = sameDataType(context, [0, 1, 2]);
    return [tensorType(dataType, inferTransposed(context, context.tensor(0).shape, context.tensor(1).shape))];
  },
};

function inferTransposed(context: InferenceContext, input: Shape, weight: Shape): Shape {
  if (input === undefined) return undefined;
  const [batch = null, channels = null, ...spatial] = input;
  if (weight === undefined) return [batch, null, ...spatial.map(() => null)];
  const [weightChannels = null, groupChannels = null, ...kernel] = weight;
  if (input.length < 3 || input.length !== weight.length) {
    context.fail(
      `the input ${describeShape(input)} and the weight ${describeShape(weight)} must have one rank of at least 3`,
    );
  }
  mergeDimensions(context, channels, weightChannels, 'the channels of the input and of the weight');
  const outputChannels = typeof groupChannels === 'number' ? groupChannels * context.integer('group', 1) : null;
  // Some exporters write the whole shape instead of its spatial part.
  const outputShape = context.integers('output_shape')?.slice(-spatial.length);
  return [
    batch,
    outputChannels,
    ...(outputShape ?? spatial.map((size, axis) => stretched(context, size, kernel, axis))),
  ];
}

/** stride · (size - 1) + output padding + dilation · (kernel - 1) + 1 - pads; ONNX's documentation of ConvTranspose. */
function stretched(context: InferenceContext, size: Dimension, kernel: readonly Dimension[], axis: number): Dimension {
  const window = kernel[axis];
  const stride = context.integers('strides')?.[axis] ?? 1;
  const autoPad = context.text('auto_pad', 'NOTSET');
  if (typeof size !== 'number') return null;
  if (autoPad === 'SAME_UPPER' || autoPad === 'SAME_LOWER') return size * stride;
  if (typeof window !== 'number') return null;
  const pads = autoPad === 'VALID' ? undefined : context.integers('pads');
  const dilation = context.integers('dilations')?.[axis] ?? 1;
  const outputPadding = context.integers('output_padding')?.[axis] ?? 0;
  const padding = (pads?.[axis] ?? 0) + (pads?.[axis + kernel.length] ?? 0);
  return stride * (size - 1) + outputPadding + dilation * (window - 1) + 1 - padding;
}

/** One value per spatial axis. */
export interface ConvTransposeOptions {
  /** [output channels] */
  readonly bias?: Value | undefined;
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
  /** What is cut from the output: all begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
  /** What is added at the ends of the output. @default zeros */
  readonly outputPadding?: readonly number[] | undefined;
  /** @default ones */
  readonly dilations?: readonly number[] | undefined;
  /** @default 1 */
  readonly group?: number | undefined;
}

/**
 * The transpose (gradient) of a convolution.
 * @param input [batch, channels, …spatial]
 * @param weight [channels, output channels / group, …kernel]
 * @returns [batch, output channels, …spatial]
 */
export function convTranspose(input: Value, weight: Value, { bias, ...attributes }: ConvTransposeOptions = {}): Value {
  return applyOperator(convTransposeSchema, [input, weight, bias], attributes);
}
