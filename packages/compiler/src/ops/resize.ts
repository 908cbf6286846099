import { axisOf } from '../lowering/axis-of.js';
import { constantIntegers } from '../lowering/constant-integers.js';
import { Decomposition } from '../lowering/decomposition.js';
import type { NodeContext } from '../lowering/node-context.js';
import { range } from '../lowering/range.js';
import type { Operand, Step } from '../plan/plan.js';
import { type ResizeAxis, type ResizeForm, resizeTaps } from './resize-taps.js';

/** Resize: along one axis after the other, each position of the output is a weighted sum of some of the input. */
export function lowerResize(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const dims = context.dims(0);
  const output = context.outputDims();
  const form: ResizeForm = {
    mode: context.text('mode', 'nearest'),
    transformation: context.text('coordinate_transformation_mode', 'half_pixel'),
    nearest: context.text('nearest_mode', 'round_prefer_floor'),
    coefficient: context.float('cubic_coeff_a', -0.75),
    excludesOutside: context.integer('exclude_outside', 0) !== 0,
    antialias: context.integer('antialias', 0) !== 0,
  };
  const axes = context.integers('axes', range(dims.length)).map((axis) => axisOf(context, axis));
  const scales = readScales(context, axes);
  const roi = context.has(1) ? numbers(context, 1) : [];
  const changed = axes.flatMap((axis, index): ResizeAxis[] => {
    const start = roi[index] ?? 0;
    const end = roi[index + axes.length] ?? 1;
    const [from, to, scale] = [dims[axis] ?? 1, output[axis] ?? 1, scales[index] ?? 1];
    const isCropped = form.transformation === 'tf_crop_and_resize' && (start !== 0 || end !== 1);
    return from === to && scale === 1 && !isCropped ? [] : [{ axis, from, to, scale, start, end }];
  });
  const fill = context.float('extrapolation_value', 0);
  const target = context.output();
  const input = context.operand(0);
  // Weighted sums are made of floats.
  const isFloat = steps.dataType(input) === 'float32' || steps.dataType(input) === 'float64';
  const isNearest = form.mode === 'nearest';
  let value: Operand = isFloat || isNearest ? input : steps.cast(input, 'float32');
  for (const [index, axis] of changed.entries()) {
    const isLast = index === changed.length - 1 && (isFloat || isNearest);
    value = steps.interpolate(value, { axis: axis.axis, fill, ...resizeTaps(axis, form) }, isLast ? target : undefined);
  }
  if (!isFloat && !isNearest) {
    steps.cast(steps.unary('round', value), steps.dataType(input), target);
  } else if (changed.length === 0) {
    steps.reshape(value, output, target);
  }
  return steps.steps;
}

function readScales(context: NodeContext, axes: readonly number[]): readonly number[] {
  const [dims, output] = [context.dims(0), context.outputDims()];
  if (context.has(2) && context.dims(2)[0] !== 0) return numbers(context, 2);
  const policy = context.text('keep_aspect_ratio_policy', 'stretch');
  const sizes = context.has(3) ? constantIntegers(context, 3) : [];
  const ratios = axes.map((axis, index) => (sizes[index] ?? output[axis] ?? 1) / (dims[axis] ?? 1));
  if (policy === 'not_larger') return ratios.map(() => Math.min(...ratios));
  return policy === 'not_smaller' ? ratios.map(() => Math.max(...ratios)) : ratios;
}

function numbers(context: NodeContext, index: number): readonly number[] {
  return constantIntegers(context, index);
}
