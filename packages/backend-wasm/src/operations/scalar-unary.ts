import type { UnaryFunction, UnaryName } from '@automodel/compiler';
import { roundHalfToEven } from './round-half-to-even.js';

/**
 * The error function to double precision: the series of Abramowitz and Stegun 7.1.5 near 0, the continued fraction 7.1.14 elsewhere.
 */
function erf(value: number): number {
  const x = Math.abs(value);
  let result: number;
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    result = (2 / Math.sqrt(Math.PI)) * sum;
  } else {
    let fraction = 0;
    for (let n = 40; n > 0; n--) fraction = n / 2 / (x + fraction);
    result = 1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
  }
  return value < 0 ? -result : result;
}

function softplus(value: number): number {
  return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
}

type ScalarFunction = (value: number, parameters: readonly number[]) => number;

/** Every function of one input, for one number. */
const unaryFunctions: Readonly<Record<UnaryName, ScalarFunction>> = {
  abs: Math.abs,
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atanh: Math.atanh,
  'bitwise-not': (value) => ~value,
  ceil: Math.ceil,
  celu: (value, [alpha = 1]) => Math.max(value, 0) + Math.min(0, alpha * Math.expm1(value / alpha)),
  clip: (value, [low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY]) =>
    Math.min(Math.max(value, low), high),
  cos: Math.cos,
  cosh: Math.cosh,
  elu: (value, [alpha = 1]) => (value < 0 ? alpha * Math.expm1(value) : value),
  erf,
  exp: Math.exp,
  floor: Math.floor,
  gelu: (value) => 0.5 * value * (1 + erf(value / Math.SQRT2)),
  'gelu-tanh': (value) => 0.5 * value * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (value + 0.044715 * value ** 3))),
  'hard-sigmoid': (value, [alpha = 0.2, beta = 0.5]) => Math.min(Math.max(alpha * value + beta, 0), 1),
  'hard-swish': (value) => value * Math.min(Math.max(value / 6 + 0.5, 0), 1),
  'is-inf': (value, [negative = 1, positive = 1]) =>
    Number(
      (value === Number.POSITIVE_INFINITY && positive !== 0) || (value === Number.NEGATIVE_INFINITY && negative !== 0),
    ),
  'is-nan': (value) => Number(Number.isNaN(value)),
  'leaky-relu': (value, [alpha = 0.01]) => (value < 0 ? alpha * value : value),
  log: Math.log,
  mish: (value) => value * Math.tanh(softplus(value)),
  neg: (value) => -value,
  not: (value) => Number(value === 0),
  reciprocal: (value) => 1 / value,
  relu: (value) => Math.max(value, 0),
  round: roundHalfToEven,
  selu: (value, [alpha = 1, gamma = 1]) => gamma * (value > 0 ? value : alpha * Math.expm1(value)),
  shrink: (value, [lambda = 0.5, bias = 0]) => (value < -lambda ? value + bias : value > lambda ? value - bias : 0),
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
  sign: Math.sign,
  silu: (value) => value / (1 + Math.exp(-value)),
  sin: Math.sin,
  sinh: Math.sinh,
  softplus,
  softsign: (value) => value / (1 + Math.abs(value)),
  sqrt: Math.sqrt,
  swish: (value, [alpha = 1]) => value / (1 + Math.exp(-alpha * value)),
  tan: Math.tan,
  tanh: Math.tanh,
  'thresholded-relu': (value, [alpha = 1]) => (value > alpha ? value : 0),
};

/** A function of one number. */
export function scalarUnary({ name, parameters }: UnaryFunction): (value: number) => number {
  const compute = unaryFunctions[name];
  return (value) => compute(value, parameters);
}
