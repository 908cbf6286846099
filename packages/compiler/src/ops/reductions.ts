import { axisOf } from '../lowering/axis-of.js';
import { constantIntegers } from '../lowering/constant-integers.js';
import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { general } from '../lowering/general.js';
import type { NodeContext } from '../lowering/node-context.js';
import { range } from '../lowering/range.js';
import type { Step } from '../plan/plan.js';
import type { ReduceName } from '../plan/reduce-name.js';

/** Operators that make one number of all elements along some axes. */
export const reductionOperators: Readonly<Record<string, ReduceName>> = {
  ReduceL1: 'l1',
  ReduceL2: 'l2',
  ReduceLogSum: 'log-sum',
  ReduceLogSumExp: 'log-sum-exp',
  ReduceMax: 'max',
  ReduceMean: 'mean',
  ReduceMin: 'min',
  ReduceProd: 'prod',
  ReduceSum: 'sum',
  ReduceSumSquare: 'sum-square',
};

/** Such an operator; its axes are an input, in older sets an attribute. */
export function lowerReduction(context: NodeContext, name: ReduceName): Step {
  const dims = context.dims(0);
  const given = context.has(1) ? constantIntegers(context, 1) : context.integers('axes', []);
  const isIdentity = given.length === 0 && context.integer('noop_with_empty_axes', 0) !== 0;
  const axes = isIdentity || given.length > 0 ? given.map((axis) => axisOf(context, axis)) : range(dims.length);
  const inputs = [context.operand(0)];
  const { name: node } = context.node;
  // Over height and width of an image there is a kernel that reads it as it lies.
  const isImage = name === 'mean' && dims.length === 4 && [...axes].sort().join() === '2,3';
  if (isImage && dataTypeOf(context, 0) === 'float32' && context.outputDims().length === 4) {
    return { kind: 'global-average', name: node, input: context.tensor(0), output: context.output() };
  }
  return { kind: 'reduce', name: node, inputs, function: name, axes, output: context.output() };
}

/** GlobalAveragePool, GlobalMaxPool and GlobalLpPool over any number of axes. */
export function lowerGlobalPool(context: NodeContext, name: 'l2' | 'max' | 'mean'): Step {
  const dims = context.dims(0);
  if (name === 'mean' && dims.length === 4 && dataTypeOf(context, 0) === 'float32') {
    return { kind: 'global-average', name: context.node.name, input: context.tensor(0), output: context.output() };
  }
  const p = context.integer('p', 2);
  const spatial = dims.slice(2);
  if (name === 'l2' && p !== 2) {
    const window = { kernel: spatial, strides: spatial, dilations: spatial.map(() => 1) };
    const pads = { before: spatial.map(() => 0), after: spatial.map(() => 0) };
    const rest = { countIncludesPads: false, isColumnMajor: false, p };
    return general(context, { kind: 'general-pool', mode: 'lp', ...window, ...pads, ...rest });
  }
  return general(context, { kind: 'reduce', function: name, axes: range(spatial.length, 2) });
}

/** ArgMax and ArgMin. */
export function lowerArgExtreme(context: NodeContext, mode: 'maximum' | 'minimum'): Step {
  const axis = axisOf(context, context.integer('axis', 0));
  return general(context, {
    kind: 'arg-extreme',
    mode,
    axis,
    selectsLast: context.integer('select_last_index', 0) !== 0,
  });
}

/** TopK: where the elements lie, and the elements that lie there. */
export function lowerTopK(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const axis = axisOf(context, context.integer('axis', -1));
  const mode = context.integer('largest', 1) === 0 ? 'minimum' : 'maximum';
  const input = context.operand(0);
  const [name = '', positionsName = ''] = context.node.outputs;
  const into = positionsName === '' ? undefined : context.output(1);
  const positions = steps.add(
    { kind: 'top-positions', inputs: [input], mode, axis },
    context.outputDims(),
    'int64',
    into,
  );
  if (name !== '') {
    const gather = { kind: 'gather-elements', inputs: [input, positions], axis } as const;
    steps.add(gather, context.outputDims(), dataTypeOf(context, 0), context.output());
  }
  return steps.steps;
}
