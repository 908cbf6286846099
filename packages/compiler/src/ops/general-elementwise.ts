import { Decomposition } from '../lowering/decomposition.js';
import { formOf } from '../lowering/form-of.js';
import type { NodeContext } from '../lowering/node-context.js';
import { operandsOf } from '../lowering/operands-of.js';
import type { BinaryName } from '../plan/binary-name.js';
import type { Operand, Step } from '../plan/plan.js';
import type { UnaryFunction, UnaryName } from '../plan/unary-function.js';
import { unaryOperators } from './elementwise.js';
import { lowerBinary } from './lower-binary.js';
import { lowerUnary } from './lower-unary.js';

/** Operators of one input beside those of networks that classify images. */
export const generalUnaryOperators: Readonly<Record<string, (context: NodeContext) => UnaryFunction>> = {
  Acos: plain('acos'),
  Acosh: plain('acosh'),
  Asin: plain('asin'),
  Asinh: plain('asinh'),
  Atan: plain('atan'),
  Atanh: plain('atanh'),
  BitwiseNot: plain('bitwise-not'),
  Ceil: plain('ceil'),
  Celu: withFloats('celu', ['alpha', 1]),
  Cos: plain('cos'),
  Cosh: plain('cosh'),
  Floor: plain('floor'),
  IsInf: (context) => ({
    name: 'is-inf',
    parameters: [context.integer('detect_negative', 1), context.integer('detect_positive', 1)],
  }),
  IsNaN: plain('is-nan'),
  Not: plain('not'),
  Round: plain('round'),
  Selu: withFloats('selu', ['alpha', 1.6732632423543772], ['gamma', 1.0507009873554805]),
  Shrink: withFloats('shrink', ['lambd', 0.5], ['bias', 0]),
  Sign: plain('sign'),
  Sin: plain('sin'),
  Sinh: plain('sinh'),
  Softsign: plain('softsign'),
  Swish: withFloats('swish', ['alpha', 1]),
  Tan: plain('tan'),
  ThresholdedRelu: withFloats('thresholded-relu', ['alpha', 1]),
};

/** Operators of two inputs beside those of networks that classify images. */
export const generalBinaryOperators: Readonly<Record<string, (context: NodeContext) => BinaryName>> = {
  And: () => 'and',
  BitShift: (context) => (context.text('direction', 'LEFT') === 'LEFT' ? 'shift-left' : 'shift-right'),
  BitwiseAnd: () => 'and',
  BitwiseOr: () => 'or',
  BitwiseXor: () => 'xor',
  Equal: () => 'equal',
  Greater: () => 'greater',
  GreaterOrEqual: () => 'greater-or-equal',
  Less: () => 'less',
  LessOrEqual: () => 'less-or-equal',
  Mod: (context) => (context.integer('fmod', 0) === 0 ? 'mod' : 'fmod'),
  Or: () => 'or',
  Xor: () => 'xor',
};

function plain(name: UnaryName): () => UnaryFunction {
  return () => ({ name, parameters: [] });
}

function withFloats(
  name: UnaryName,
  ...attributes: readonly (readonly [attribute: string, fallback: number])[]
): (context: NodeContext) => UnaryFunction {
  return (context) => ({
    name,
    parameters: attributes.map(([attribute, fallback]) => context.float(attribute, fallback)),
  });
}

/** Max, Min, Sum and Mean of any number of inputs. */
export function lowerVariadic(context: NodeContext, operator: BinaryName, isMean = false): Step | readonly Step[] {
  const steps = new Decomposition(context);
  const [first, ...others] = operandsOf(context);
  if (first === undefined) return context.fail('it has no input');
  if (others.length === 1 && !isMean) return lowerBinary(context, operator);
  const output = context.output();
  let sum: Operand = first;
  for (const [index, other] of others.entries()) {
    const isLast = index === others.length - 1 && !isMean;
    sum = steps.binary(operator, sum, other, isLast ? output : undefined);
  }
  if (isMean) {
    steps.binary('div', sum, steps.constant([others.length + 1], [], formOf(context, sum).dataType), output);
  } else if (others.length === 0) {
    steps.reshape(sum, context.outputDims(), output);
  }
  return steps.steps;
}

/** Clip with bounds that may be known at the run only. */
export function lowerClip(context: NodeContext): Step | readonly Step[] {
  const { Clip: read } = unaryOperators;
  const isKnown = [1, 2].every((index) => !context.has(index) || context.constant(index) !== undefined);
  if (isKnown && read !== undefined) return lowerUnary(context, read);
  const steps = new Decomposition(context);
  const output = context.output();
  let value = context.operand(0);
  if (context.has(1)) value = steps.binary('max', value, context.operand(1), context.has(2) ? undefined : output);
  if (context.has(2)) steps.binary('min', value, context.operand(2), output);
  return steps.steps;
}
