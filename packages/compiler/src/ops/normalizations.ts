import { axisOf } from '../lowering/axis-of.js';
import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { general } from '../lowering/general.js';
import { hasOutput } from '../lowering/has-output.js';
import type { NodeContext } from '../lowering/node-context.js';
import { range } from '../lowering/range.js';
import type { Operand, Step } from '../plan/plan.js';
import { lowerBatchNormalization } from './batch-normalization.js';

function product(dims: readonly number[]): number {
  return dims.reduce((all, dim) => all * dim, 1);
}

function normalizeRows(
  steps: Decomposition,
  input: Operand,
  row: { readonly length: number; readonly epsilon: number; readonly isCentered: boolean },
  into?: number,
): Operand {
  return steps.add({ kind: 'normalize-rows', inputs: [input], ...row }, steps.dims(input), steps.dataType(input), into);
}

/** LayerNormalization: rows, then scale and bias; mean and inverse deviation are outputs of their own where they are asked for. */
export function lowerLayerNormalization(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const input = context.operand(0);
  const dims = context.dims(0);
  const axis = axisOf(context, context.integer('axis', -1));
  const epsilon = context.float('epsilon', 1e-5);
  const output = context.output();
  const scale = context.operand(1);
  const bias = context.has(2) ? context.operand(2) : undefined;
  const rows = normalizeRows(steps, input, { length: product(dims.slice(axis)), epsilon, isCentered: true });
  const scaled = steps.binary('mul', rows, scale, bias === undefined ? output : undefined);
  if (bias !== undefined) steps.binary('add', scaled, bias, output);
  const axes = range(dims.length - axis, axis);
  if (!hasOutput(context, 1) && !hasOutput(context, 2)) return steps.steps;
  const mean = steps.reduce('mean', input, axes, hasOutput(context, 1) ? context.output(1) : undefined);
  if (!hasOutput(context, 2)) return steps.steps;
  const centered = steps.binary('sub', input, mean);
  const variance = steps.reduce('mean', steps.binary('mul', centered, centered), axes);
  const deviation = steps.unary('sqrt', steps.binary('add', variance, steps.constant([epsilon], [])));
  steps.unary('reciprocal', deviation, [], context.output(2));
  return steps.steps;
}

/** RMSNormalization: x / √(mean of x² + epsilon) × scale. */
export function lowerRmsNormalization(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const axis = axisOf(context, context.integer('axis', -1));
  const row = {
    length: product(context.dims(0).slice(axis)),
    epsilon: context.float('epsilon', 1e-5),
    isCentered: false,
  };
  steps.binary('mul', normalizeRows(steps, context.operand(0), row), context.operand(1), context.output());
  return steps.steps;
}

/** InstanceNormalization, and GroupNormalization with its groups: scale and bias per channel, or per group as in older sets. */
export function lowerGroupNormalization(context: NodeContext, groups: number): readonly Step[] {
  const steps = new Decomposition(context);
  const [batch = 1, channels = 1, ...spatial] = context.dims(0);
  const row = {
    length: (channels / groups) * product(spatial),
    epsilon: context.float('epsilon', 1e-5),
    isCentered: true,
  };
  const rows = normalizeRows(steps, context.operand(0), row);
  const perGroup = product(context.dims(1)) === groups && groups !== channels;
  const whole = perGroup ? [batch, groups, channels / groups, ...spatial] : context.dims(0);
  const dims = whole.slice(1).map((size, axis) => (axis === 0 ? size : 1));
  const along = (operand: Operand): Operand => steps.reshape(operand, dims);
  const scaled = steps.binary('mul', perGroup ? steps.reshape(rows, whole) : rows, along(context.operand(1)));
  const output = context.output();
  if (perGroup) {
    steps.reshape(steps.binary('add', scaled, along(context.operand(2))), context.dims(0), output);
  } else {
    steps.binary('add', scaled, along(context.operand(2)), output);
  }
  return steps.steps;
}

/** LpNormalization: x / the norm along an axis. */
export function lowerLpNormalization(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const axis = axisOf(context, context.integer('axis', -1));
  const norm = steps.reduce(context.integer('p', 2) === 1 ? 'l1' : 'l2', context.operand(0), [axis]);
  // Zeros stay zeros.
  const isZero = steps.cast(steps.compare('equal', norm, steps.constant([0], [])), dataTypeOf(context, 0));
  steps.binary('div', context.operand(0), steps.binary('add', norm, isZero), context.output());
  return steps.steps;
}

/** MeanVarianceNormalization: (x − mean) / (deviation + 1e-9) over some axes. */
export function lowerMeanVarianceNormalization(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const axes = context.integers('axes', [0, 2, 3]).map((axis) => axisOf(context, axis));
  const input = context.operand(0);
  const centered = steps.binary('sub', input, steps.reduce('mean', input, axes));
  const deviation = steps.unary('sqrt', steps.reduce('mean', steps.binary('mul', centered, centered), axes));
  steps.binary('div', centered, steps.binary('add', deviation, steps.constant([1e-9], [])), context.output());
  return steps.steps;
}

/** LRN. */
export function lowerLocalResponse(context: NodeContext): Step {
  return general(context, {
    kind: 'local-response',
    size: context.integer('size', 1),
    alpha: context.float('alpha', 1e-4),
    beta: context.float('beta', 0.75),
    bias: context.float('bias', 1),
  });
}

/** BatchNormalization with statistics that are known at the run only, or are those of the batch. */
export function lowerGeneralBatchNormalization(context: NodeContext): Step | readonly Step[] {
  const isTraining = context.integer('training_mode', 0) !== 0;
  const isKnown = [1, 2, 3, 4].every((index) => context.constant(index) !== undefined);
  if (isKnown && !isTraining && dataTypeOf(context, 0) === 'float32') return lowerBatchNormalization(context);
  const steps = new Decomposition(context);
  const input = context.operand(0);
  const dims = context.dims(0);
  const perChannel = dims.map((size, axis) => (axis === 1 ? size : 1));
  const along = (index: number): Operand => steps.reshape(context.operand(index), perChannel);
  const axes = range(dims.length).filter((axis) => axis !== 1);
  const [mean, variance] = isTraining ? batchStatistics(steps, input, axes) : [along(3), along(4)];
  const epsilon = steps.constant([context.float('epsilon', 1e-5)], [], dataTypeOf(context, 0));
  const deviation = steps.unary('sqrt', steps.binary('add', variance, epsilon));
  const normal = steps.binary('div', steps.binary('sub', input, mean), deviation);
  steps.binary('add', steps.binary('mul', normal, along(1)), along(2), context.output());
  if (isTraining) {
    const momentum = context.float('momentum', 0.9);
    for (const [output, current] of [mean, variance].entries()) {
      if (!hasOutput(context, output + 1)) continue;
      const running = steps.binary('mul', context.operand(output + 3), steps.constant([momentum], []));
      const part = steps.binary('mul', steps.reshape(current, [dims[1] ?? 1]), steps.constant([1 - momentum], []));
      steps.binary('add', running, part, context.output(output + 1));
    }
  }
  return steps.steps;
}

function batchStatistics(steps: Decomposition, input: Operand, axes: readonly number[]): readonly [Operand, Operand] {
  const mean = steps.reduce('mean', input, axes);
  const centered = steps.binary('sub', input, mean);
  return [mean, steps.reduce('mean', steps.binary('mul', centered, centered), axes)];
}
