import { axisOf } from '../lowering/axis-of.js';
import { constantIntegers } from '../lowering/constant-integers.js';
import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { formOf } from '../lowering/form-of.js';
import { general } from '../lowering/general.js';
import { hasOutput } from '../lowering/has-output.js';
import type { NodeContext } from '../lowering/node-context.js';
import { range } from '../lowering/range.js';
import { scalarInput } from '../lowering/scalar-input.js';
import type { ScatterReduction } from '../plan/general-step.js';
import type { Step } from '../plan/plan.js';
import { lowerGather } from './select-ops.js';

/** Gather: copies where the positions are known, else a lookup at the run. */
export function lowerGeneralGather(context: NodeContext): Step {
  if (context.constant(1) !== undefined && context.dims(1).length <= 1) return lowerGather(context);
  return general(context, { kind: 'gather', axis: axisOf(context, context.integer('axis', 0)) });
}

export function lowerGatherElements(context: NodeContext): Step {
  return general(context, { kind: 'gather-elements', axis: axisOf(context, context.integer('axis', 0)) });
}

export function lowerGatherND(context: NodeContext): Step {
  return general(context, { kind: 'gather-nd', batchDims: context.integer('batch_dims', 0) });
}

/** ScatterElements and ScatterND. */
export function lowerScatter(context: NodeContext, kind: 'scatter-elements' | 'scatter-nd'): Step {
  const given = context.text('reduction', 'none');
  const reduction = (['add', 'max', 'min', 'mul', 'none'] satisfies ScatterReduction[]).find((name) => name === given);
  if (reduction === undefined) return context.fail(`its reduction "${given}" is unknown`);
  return general(context, { kind, axis: axisOf(context, context.integer('axis', 0)), reduction });
}

export function lowerWhere(context: NodeContext): Step {
  return general(context, { kind: 'where' });
}

export function lowerCumSum(context: NodeContext): Step {
  const [axis = 0] = constantIntegers(context, 1);
  return {
    kind: 'cumulative-sum',
    name: context.node.name,
    inputs: [context.operand(0)],
    axis: axisOf(context, axis),
    isExclusive: context.integer('exclusive', 0) !== 0,
    isReverse: context.integer('reverse', 0) !== 0,
    output: context.output(),
  };
}

export function lowerOneHot(context: NodeContext): Step {
  const rank = context.outputDims().length;
  const { name } = context.node;
  const axis = axisOf(context, context.integer('axis', -1), rank);
  return { kind: 'one-hot', name, inputs: [context.operand(0), context.operand(2)], axis, output: context.output() };
}

/** Trilu: what lies above or below a diagonal becomes 0. */
export function lowerTrilu(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const [rows = 1, columns = 1] = context.dims(0).slice(-2);
  const diagonal = scalarInput(context, 1, 0);
  const isUpper = context.integer('upper', 1) !== 0;
  const kept = range(rows * columns).map((index) => {
    const offset = (index % columns) - Math.floor(index / columns) - diagonal;
    return Number(isUpper ? offset >= 0 : offset <= 0);
  });
  const zero = steps.constant([0], [], dataTypeOf(context, 0));
  steps.where(steps.constant(kept, [rows, columns], 'bool'), context.operand(0), zero, context.output());
  return steps.steps;
}

export function lowerEyeLike(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const [rows = 1, columns = 1] = context.outputDims();
  const diagonal = context.integer('k', 0);
  const output = context.output();
  const { dataType } = formOf(context, { kind: 'tensor', tensor: output });
  const elements = range(rows * columns).map((index) =>
    Number((index % columns) - Math.floor(index / columns) === diagonal),
  );
  steps.reshape(steps.constant(elements, [rows, columns], dataType), [rows, columns], output);
  return steps.steps;
}

/** CenterCropPad: axes cut or filled with zeros on both sides. */
export function lowerCenterCropPad(context: NodeContext): Step {
  const dims = context.dims(0);
  const output = context.outputDims();
  const axes = dims.map((size, axis) => {
    const shift = Math.trunc((size - (output[axis] ?? size)) / 2);
    const positions = range(output[axis] ?? size, shift).map((at) => (at >= 0 && at < size ? at : -1));
    return { from: axis, start: 0, positions };
  });
  const parts = [{ input: 0, origin: dims.map(() => 0), axes }];
  const inputs = [context.operand(0)];
  return { kind: 'select', name: context.node.name, inputs, parts, fill: 0, output: context.output() };
}

/** DepthToSpace. */
export function lowerDepthToSpace(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const [batch = 1, channels = 1, height = 1, width = 1] = context.dims(0);
  const block = context.integer('blocksize', 1);
  const depth = channels / block ** 2;
  const isColumnFirst = context.text('mode', 'DCR') === 'CRD';
  const split = isColumnFirst
    ? [batch, depth, block, block, height, width]
    : [batch, block, block, depth, height, width];
  const order = isColumnFirst ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2];
  const blocks = steps.transpose(steps.reshape(context.operand(0), split), order);
  steps.reshape(blocks, context.outputDims(), context.output());
  return steps.steps;
}

/** SpaceToDepth. */
export function lowerSpaceToDepth(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const [batch = 1, channels = 1, height = 1, width = 1] = context.dims(0);
  const block = context.integer('blocksize', 1);
  const split = steps.reshape(context.operand(0), [batch, channels, height / block, block, width / block, block]);
  steps.reshape(steps.transpose(split, [0, 3, 5, 1, 2, 4]), context.outputDims(), context.output());
  return steps.steps;
}

/** Dropout as in inference: nothing is dropped, the mask is true. */
export function lowerDropout(context: NodeContext): readonly Step[] {
  const isTraining = context.has(2) && scalarInput(context, 2, 0) !== 0;
  const ratio = context.has(1) && context.constant(1) !== undefined ? scalarInput(context, 1, 0.5) : 0.5;
  if (isTraining && ratio !== 0) context.unsupported('training_mode, which is not for inference');
  const steps = new Decomposition(context);
  steps.reshape(context.operand(0), context.dims(0), context.output());
  if (hasOutput(context, 1)) {
    const dims = context.dims(0);
    const axes = dims.map((size) => ({ from: undefined, start: 0, positions: range(size, 0, 0) }));
    const parts = [{ input: 0, origin: [], axes }];
    const one = steps.constant([1], [], 'bool');
    steps.add({ kind: 'select', inputs: [one], parts, fill: 0 }, dims, 'bool', context.output(1));
  }
  return steps.steps;
}
