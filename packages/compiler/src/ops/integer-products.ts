import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import type { NodeContext } from '../lowering/node-context.js';
import type { Operand, Step } from '../plan/plan.js';
import { readGeneralWindow } from './read-general-window.js';

/** Where the inputs of an operator with integers stand. */
interface IntegerInputs {
  readonly left: number;
  readonly leftZero: number;
  readonly right: number;
  readonly rightZero: number;
}

const integerInputs: IntegerInputs = { left: 0, right: 1, leftZero: 2, rightZero: 3 };
const quantizedInputs: IntegerInputs = { left: 0, leftZero: 2, right: 3, rightZero: 5 };

/** An input less its zero point, in int32. A zero point that is a vector lies along `axis`. */
function centered(
  context: NodeContext,
  steps: Decomposition,
  [input, zeroPoint]: readonly [number, number],
  axis: number,
): Operand {
  const wide = steps.cast(context.operand(input), 'int32');
  if (!context.has(zeroPoint)) return wide;
  const zero = steps.cast(context.operand(zeroPoint), 'int32');
  const count = steps.dims(zero).reduce((product, dim) => product * dim, 1);
  const dims = context.dims(input).map((_, at) => (at === axis ? count : 1));
  return steps.binary('sub', wide, steps.reshape(zero, count === 1 ? [] : dims));
}

function convolve(context: NodeContext, steps: Decomposition, at: IntegerInputs, output?: number): Operand {
  const input = centered(context, steps, [at.left, at.leftZero], -1);
  const weight = centered(context, steps, [at.right, at.rightZero], 0);
  const window = readGeneralWindow(context, context.dims(at.right).slice(2));
  const inputs = at === quantizedInputs && context.has(8) ? [input, weight, context.operand(8)] : [input, weight];
  const group = context.integer('group', 1);
  const step = { kind: 'general-convolution', inputs, group, ...window } as const;
  return steps.add(step, context.outputDims(), 'int32', output);
}

function multiply(context: NodeContext, steps: Decomposition, at: IntegerInputs): Operand {
  const [left, right] = [context.dims(at.left), context.dims(at.right)];
  const leftPoint = centered(context, steps, [at.left, at.leftZero], left.length - 2);
  const rightPoint = centered(context, steps, [at.right, at.rightZero], right.length - 1);
  // Vectors are matrices of one row or column, which the output does not have.
  const rows = left.length === 1 ? steps.reshape(leftPoint, [1, left[0] ?? 1]) : leftPoint;
  const columns = right.length === 1 ? steps.reshape(rightPoint, [right[0] ?? 1, 1]) : rightPoint;
  return steps.multiply(rows, columns);
}

function requantize(context: NodeContext, steps: Decomposition, sums: Operand, axis: number): readonly Step[] {
  const inputs = [sums, context.operand(1), context.operand(4), context.operand(6), context.operand(7)];
  const [leftScale] = [context.dims(1)];
  if (leftScale.some((size) => size !== 1)) context.unsupported('a scale for each row of the left side');
  const output = context.output();
  steps.add({ kind: 'requantize', inputs, axis }, context.outputDims(), dataTypeOf(context, 7), output);
  return steps.steps;
}

/** ConvInteger. */
export function lowerConvInteger(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  convolve(context, steps, integerInputs, context.output());
  return steps.steps;
}

/** MatMulInteger. */
export function lowerMatMulInteger(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  steps.reshape(multiply(context, steps, integerInputs), context.outputDims(), context.output());
  return steps.steps;
}

/** QLinearConv. */
export function lowerQLinearConv(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  return requantize(context, steps, convolve(context, steps, quantizedInputs), 1);
}

/** QLinearMatMul. */
export function lowerQLinearMatMul(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const sums = steps.reshape(multiply(context, steps, quantizedInputs), context.outputDims());
  return requantize(context, steps, sums, context.outputDims().length - 1);
}
