import type { ReferenceOperator } from '../../reference-operator.js';
import { elementsOf } from '../../tensors/elements-of.js';
import { erf } from '../../tensors/erf.js';
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
  Erf: erf,
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

/** Those of them that 64-bit integers have too, to the last bit. */
const exactFormulas: Readonly<Record<string, (x: bigint) => bigint>> = {
  Abs: (x) => (x < 0n ? -x : x),
  Neg: (x) => -x,
  Relu: (x) => (x < 0n ? 0n : x),
  Sign: (x) => (x < 0n ? -1n : x > 0n ? 1n : 0n),
};

function elementwise(formula: (x: number) => number, exact?: (x: bigint) => bigint): ReferenceOperator {
  return (run) => {
    const input = run.tensor(0);
    if (exact !== undefined && input.dataType.endsWith('int64')) {
      const results = elementsOf(input).map((element) => exact(BigInt(element)));
      return [makeTensor(input.dataType, input.dims, results)];
    }
    return [makeTensor(input.dataType, input.dims, toNumbers(input).map(formula))];
  };
}

export const unary: Readonly<Record<string, ReferenceOperator>> = Object.fromEntries(
  Object.entries(formulas).map(([name, formula]) => [name, elementwise(formula, exactFormulas[name])]),
);
