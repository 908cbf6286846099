import { addTemporary } from '../lowering/add-temporary.js';
import { constantIntegers } from '../lowering/constant-integers.js';
import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { general } from '../lowering/general.js';
import type { NodeContext } from '../lowering/node-context.js';
import type { GeneralWindow } from '../plan/general-step.js';
import type { Step, Window } from '../plan/plan.js';
import { lowerConv } from './conv.js';
import { readGeneralWindow } from './read-general-window.js';

/** A window over one axis as one over two, the first of them of one position. */
export function overTwoAxes({ kernel, strides, dilations, before, after }: GeneralWindow): Window {
  const [length = 1] = kernel;
  return {
    kernel: [1, length],
    strides: [1, strides[0] ?? 1],
    dilations: [1, dilations[0] ?? 1],
    pads: [0, before[0] ?? 0, 0, after[0] ?? 0],
  };
}

/** Conv over any number of axes: over two, or one, with constant weights by the kernels for images, else by plain loops. */
export function lowerGeneralConv(context: NodeContext): Step | readonly Step[] {
  const rank = context.dims(0).length;
  const constants = [1, 2].every((index) => !context.has(index) || context.constant(index) !== undefined);
  const isFloat = dataTypeOf(context, 0) === 'float32';
  if (constants && isFloat && rank === 4) return lowerConv(context);
  const window = readGeneralWindow(context, context.integers('kernel_shape', context.dims(1).slice(2)));
  const group = context.integer('group', 1);
  const weight = context.constant(1);
  if (!constants || !isFloat || rank !== 3 || weight === undefined || weight.quantization !== undefined) {
    return general(context, { kind: 'general-convolution', ...window, group });
  }
  const steps = new Decomposition(context);
  const [batch = 1, channels = 1, length = 1] = context.dims(0);
  const [, outputs = 1, places = 1] = context.outputDims();
  const [first = 1, second = 1, taps = 1] = weight.dims;
  const output = addTemporary(context, [batch, outputs, 1, places], 'float32');
  const input = steps.tensor(steps.reshape(context.operand(0), [batch, channels, 1, length]));
  steps.steps.push({
    kind: 'convolution',
    name: context.node.name,
    ...overTwoAxes(window),
    input,
    weight: { ...weight, dims: [first, second, 1, taps] },
    bias: context.optionalWeight(2),
    normalization: undefined,
    group,
    residual: undefined,
    activation: undefined,
    output,
  });
  steps.reshape({ kind: 'tensor', tensor: output }, context.outputDims(), context.output());
  return steps.steps;
}

/** ConvTranspose: with constant weights a product for all taps of each place, and the sum of what overlaps; else plain loops. */
export function lowerConvTranspose(context: NodeContext): Step | readonly Step[] {
  const [, , ...spatial] = context.dims(0);
  const [, , ...output] = context.outputDims();
  const kernel = context.integers('kernel_shape', context.dims(1).slice(2));
  const window = readGeneralWindow(context, kernel);
  const outputPads = context.integers(
    'output_padding',
    kernel.map(() => 0),
  );
  const automatic = context.text('auto_pad', 'NOTSET');
  const isGiven = context.integers('output_shape', []).length > 0;
  // What the output lacks of the whole is padding, which is shared as auto_pad says.
  const pads = spatial.map((length, axis): readonly [number, number] => {
    if (!isGiven && !automatic.startsWith('SAME')) return [window.before[axis] ?? 0, window.after[axis] ?? 0];
    const extent = ((kernel[axis] ?? 1) - 1) * (window.dilations[axis] ?? 1) + 1;
    const whole = (window.strides[axis] ?? 1) * (length - 1) + (outputPads[axis] ?? 0) + extent;
    const total = Math.max(whole - (output[axis] ?? 0), 0);
    const smaller = Math.floor(total / 2);
    return automatic === 'SAME_UPPER' ? [smaller, total - smaller] : [total - smaller, smaller];
  });
  const group = context.integer('group', 1);
  const sides = { before: pads.map(([before]) => before), after: pads.map(([, after]) => after) };
  const weight = context.constant(1);
  const isFloat = dataTypeOf(context, 0) === 'float32' && weight !== undefined && weight.quantization === undefined;
  if (!isFloat || group !== 1) {
    return general(context, { kind: 'transposed-convolution', ...window, ...sides, group });
  }
  const steps = new Decomposition(context);
  const [batch = 1, channels = 1] = context.dims(0);
  const places = spatial.reduce((product, size) => product * size, 1);
  const columns = weight.dims.slice(1).reduce((product, size) => product * size, 1);
  const rows = steps.transpose(steps.reshape(context.operand(0), [batch, channels, places]), [0, 2, 1]);
  const taps = addTemporary(context, [batch, places, columns], 'float32');
  steps.steps.push({
    kind: 'matrix-product',
    name: context.node.name,
    input: steps.tensor(rows),
    weight: { ...weight, dims: [channels, columns] },
    transposed: false,
    bias: undefined,
    activation: undefined,
    output: taps,
  });
  const blocks = steps.transpose({ kind: 'tensor', tensor: taps }, [0, 2, 1]);
  const target = context.output();
  const hasBias = context.has(2);
  const image = { kind: 'columns-to-image', inputs: [blocks], ...window, ...sides, places: spatial } as const;
  const sums = steps.add(image, context.outputDims(), 'float32', hasBias ? undefined : target);
  if (hasBias) {
    const bias = steps.reshape(context.operand(2), [context.outputDims()[1] ?? 1, ...spatial.map(() => 1)]);
    steps.binary('add', sums, bias, target);
  }
  return steps.steps;
}

/** DeformConv. */
export function lowerDeformConv(context: NodeContext): Step {
  return general(context, {
    kind: 'deformable-convolution',
    ...readGeneralWindow(context, context.integers('kernel_shape', context.dims(1).slice(2))),
    group: context.integer('group', 1),
    offsetGroup: context.integer('offset_group', 1),
    hasBias: context.has(3),
    hasMask: context.has(4),
  });
}

/** Col2Im. */
export function lowerCol2Im(context: NodeContext): Step {
  const window = readGeneralWindow(context, constantIntegers(context, 2), constantIntegers(context, 1));
  const { name } = context.node;
  const places = constantIntegers(context, 1).map((length, axis) => {
    const extent = ((window.kernel[axis] ?? 1) - 1) * (window.dilations[axis] ?? 1) + 1;
    const whole = length + (window.before[axis] ?? 0) + (window.after[axis] ?? 0);
    return Math.floor((whole - extent) / (window.strides[axis] ?? 1)) + 1;
  });
  const inputs = [context.operand(0)];
  return { kind: 'columns-to-image', name, inputs, ...window, places, output: context.output() };
}
