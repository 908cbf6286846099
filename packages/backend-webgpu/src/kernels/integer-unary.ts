import type { UnaryName } from '@automodel/compiler';

/** Functions of one whole number as WGSL, for four at a time; `p` are the parameters as floats. */
export const integerUnary: Readonly<Partial<Record<UnaryName, string>>> = {
  abs: 'abs(x)',
  'bitwise-not': '~x',
  clip: 'select(select(x, vec4i(i32(p.y)), vec4f(x) > vec4f(p.y)), vec4i(i32(p.x)), vec4f(x) < vec4f(p.x))',
  neg: '-x',
  not: 'select(vec4i(0), vec4i(1), x == vec4i(0))',
  relu: 'max(x, vec4i(0))',
  sign: 'sign(x)',
};
