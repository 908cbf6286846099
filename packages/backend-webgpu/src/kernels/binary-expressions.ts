import type { BinaryName } from '@automodel/compiler';

/** Functions of two inputs as WGSL, for four numbers `x` and `y` at a time; what is true is 1. */
export const floatExpressions: Readonly<Partial<Record<BinaryName, string>>> = {
  add: 'x + y',
  div: 'x / y',
  equal: 'select(vec4i(0), vec4i(1), x == y)',
  fmod: 'x - y * trunc(x / y)',
  greater: 'select(vec4i(0), vec4i(1), x > y)',
  'greater-or-equal': 'select(vec4i(0), vec4i(1), x >= y)',
  less: 'select(vec4i(0), vec4i(1), x < y)',
  'less-or-equal': 'select(vec4i(0), vec4i(1), x <= y)',
  // What is no number wins, as in ONNX.
  max: 'select(select(max(x, y), y, isNanOf(y)), x, isNanOf(x))',
  min: 'select(select(min(x, y), y, isNanOf(y)), x, isNanOf(x))',
  mod: 'x - floor(x / y) * y',
  mul: 'x * y',
  pow: 'powOf(x, y)',
  prelu: 'select(x, y * x, x < vec4f(0))',
  sub: 'x - y',
};

/** The same for whole numbers: quotients are cut towards 0, products wrap around, `mod` has the sign of the divisor. */
export const integerExpressions: Readonly<Partial<Record<BinaryName, string>>> = {
  add: 'x + y',
  and: 'x & y',
  div: 'x / y',
  equal: 'select(vec4i(0), vec4i(1), x == y)',
  fmod: 'x % y',
  greater: 'select(vec4i(0), vec4i(1), x > y)',
  'greater-or-equal': 'select(vec4i(0), vec4i(1), x >= y)',
  less: 'select(vec4i(0), vec4i(1), x < y)',
  'less-or-equal': 'select(vec4i(0), vec4i(1), x <= y)',
  max: 'max(x, y)',
  min: 'min(x, y)',
  mod: '((x % y) + y) % y',
  mul: 'x * y',
  or: 'x | y',
  pow: 'integerPowOf(x, y)',
  sub: 'x - y',
  xor: 'x ^ y',
};
