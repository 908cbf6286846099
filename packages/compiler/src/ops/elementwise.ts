import type { NodeContext } from '../lowering/node-context.js';
import { scalarInput } from '../lowering/scalar-input.js';
import type { BinaryName } from '../plan/binary-name.js';
import type { UnaryFunction, UnaryName } from '../plan/unary-function.js';

/** Operators of one input: which function each is, with its parameters. */
export const unaryOperators: Readonly<Record<string, (context: NodeContext) => UnaryFunction>> = {
  Abs: plain('abs'),
  Clip: (context) => ({
    name: 'clip',
    parameters: [scalarInput(context, 1, -Infinity), scalarInput(context, 2, Infinity)],
  }),
  Elu: (context) => ({ name: 'elu', parameters: [context.float('alpha', 1)] }),
  Erf: plain('erf'),
  Exp: plain('exp'),
  Gelu: (context) => ({ name: context.text('approximate', 'none') === 'tanh' ? 'gelu-tanh' : 'gelu', parameters: [] }),
  HardSigmoid: (context) => ({
    name: 'hard-sigmoid',
    parameters: [context.float('alpha', 0.2), context.float('beta', 0.5)],
  }),
  HardSwish: plain('hard-swish'),
  LeakyRelu: (context) => ({ name: 'leaky-relu', parameters: [context.float('alpha', 0.01)] }),
  Log: plain('log'),
  Mish: plain('mish'),
  Neg: plain('neg'),
  Reciprocal: plain('reciprocal'),
  Relu: plain('relu'),
  Sigmoid: plain('sigmoid'),
  Softplus: plain('softplus'),
  Sqrt: plain('sqrt'),
  Tanh: plain('tanh'),
};

/** Operators of two inputs. */
export const binaryOperators: Readonly<Record<string, BinaryName>> = {
  Add: 'add',
  Div: 'div',
  Max: 'max',
  Min: 'min',
  Mul: 'mul',
  // x where x ≥ 0, else slope × x; the slope is the second input.
  PRelu: 'prelu',
  Pow: 'pow',
  Sub: 'sub',
};

function plain(name: UnaryName): () => UnaryFunction {
  return () => ({ name, parameters: [] });
}
