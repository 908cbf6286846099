import type { ReferenceOperator } from '../../reference-operator.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { roundHalfToEven } from '../../tensors/round-half-to-even.js';
import { toNumbers } from '../../tensors/to-numbers.js';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Operators of one input without attributes: what becomes of each element. */
const formulas: Readonly<Record<string, (x: number) => number>> = {
  Abs: Math.abs,
  Acos: Math.acos,
  Acosh: Math.acosh,
  Asin: Math.asin,
  Asinh: Math.asinh,
  Atan: Math.atan,
  Atanh: Math.atanh,
  Ceil: Math.ceil,
  Cos: Math.cos,
  Cosh: Math.cosh,
  Exp: Math.exp,
  Floor: Math.floor,
  HardSwish: (x) => x * Math.max(0, Math.min(1, x / 6 + 0.5)),
  Log: Math.log,
  Mish: (x) => x * Math.tanh(softplus(x)),
  Neg: (x) => -x,
  Not: (x) => (x === 0 ? 1 : 0),
  Reciprocal: (x) => 1 / x,
  Relu: (x) => Math.max(x, 0),
  Round: roundHalfToEven,
  Sigmoid: sigmoid,
  Sign: Math.sign,
  Sin: Math.sin,
  Sinh: Math.sinh,
  Softplus: softplus,
  Softsign: (x) => x / (1 + Math.abs(x)),
  Sqrt: Math.sqrt,
  Tan: Math.tan,
  Tanh: Math.tanh,
};

function elementwise(formula: (x: number) => number): ReferenceOperator {
  return (run) => {
    const input = run.tensor(0);
    return [makeTensor(input.dataType, input.dims, toNumbers(input).map(formula))];
  };
}

export const unary: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries(
  Object.entries(formulas).map(([name, formula]) => [name, elementwise(formula)]),
);
