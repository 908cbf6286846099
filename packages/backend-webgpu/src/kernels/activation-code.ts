import type { UnaryFunction, UnaryName } from '@automodel/compiler';
import { UnsupportedOperatorsError } from '@automodel/contracts';
import { functionCode } from './function-code.js';

/** WGSL that computes a function for four numbers at a time. */
export interface ActivationCode {
  /** Part of the kernel's name; empty for none. */
  readonly suffix: string;
  /** Declares `fn activate(x: vec4f, p: vec4f) -> vec4f`, where `p` are the parameters. */
  readonly globals: string;
}

/** Constants such as 0.5 are given with so many digits that they round to the nearest float32. */
const expressions: Readonly<Record<Exclude<UnaryName, 'bitwise-not' | 'not'>, string>> = {
  abs: 'abs(x)',
  acos: 'acosOf(x)',
  acosh: 'acoshOf(x)',
  asin: 'asinOf(x)',
  asinh: 'asinhOf(x)',
  atan: 'atanOf(x)',
  atanh: 'atanhOf(x)',
  ceil: 'ceil(x)',
  celu: 'select(x, p.x * expm1Of(x / p.x), x < vec4f(0))',
  clip: 'boundOf(x, vec4f(p.x), vec4f(p.y))',
  cos: 'sineOf(x, 1)',
  cosh: 'coshOf(x)',
  elu: 'select(x, p.x * expm1Of(x), x < vec4f(0))',
  erf: 'erfOf(x)',
  exp: 'expOf(x)',
  floor: 'floor(x)',
  gelu: '0.5 * x * (1 + erfOf(x * 0.7071067811865476))',
  'gelu-tanh': '0.5 * x * (1 + tanhOf(0.7978845608028654 * (x + 0.044715 * x * x * x)))',
  'hard-sigmoid': 'unitOf(p.x * x + p.y)',
  'hard-swish': 'x * unitOf(x / 6 + 0.5)',
  'is-inf':
    'select(vec4f(0), vec4f(1), ((bitcast<vec4u>(x) == vec4u(0xff800000u)) & vec4<bool>(p.x != 0)) | ((bitcast<vec4u>(x) == vec4u(0x7f800000u)) & vec4<bool>(p.y != 0)))',
  'is-nan': 'select(vec4f(0), vec4f(1), isNanOf(x))',
  'leaky-relu': 'select(x, p.x * x, x < vec4f(0))',
  log: 'logOf(x)',
  mish: 'x * tanhOf(softplusOf(x))',
  neg: '-x',
  reciprocal: '1 / x',
  relu: 'select(x, vec4f(0), x < vec4f(0))',
  round: 'round(x)',
  selu: 'p.y * select(x, p.x * expm1Of(x), x < vec4f(0))',
  shrink: 'select(select(vec4f(0), x - p.y, x > vec4f(p.x)), x + p.y, x < vec4f(-p.x))',
  sigmoid: '1 / (1 + expOf(-x))',
  sign: 'select(select(select(vec4f(0), vec4f(1), x > vec4f(0)), vec4f(-1), x < vec4f(0)), x, isNanOf(x))',
  silu: 'x / (1 + expOf(-x))',
  sin: 'sineOf(x, 0)',
  sinh: 'sinhOf(x)',
  softplus: 'softplusOf(x)',
  softsign: 'x / (1 + abs(x))',
  sqrt: 'sqrt(x)',
  swish: 'x / (1 + expOf(-p.x * x))',
  tan: 'sineOf(x, 0) / sineOf(x, 1)',
  tanh: 'tanhOf(x)',
  'thresholded-relu': 'select(vec4f(0), x, x > vec4f(p.x))',
};

/**
 * The WGSL of a function of one number; of none, the identity.
 * @param other code whose functions are declared along, each once.
 * @throws {UnsupportedOperatorsError} if there is none.
 */
export function activationCode(activation: UnaryFunction | undefined, other = ''): ActivationCode {
  const expression = activation === undefined ? 'x' : expressionOf(activation);
  const globals = `${functionCode(`${other} ${expression}`)}fn activate(x: vec4f, p: vec4f) -> vec4f {\n  return ${expression};\n}\n`;
  return { suffix: activation === undefined ? '' : `-${activation.name}`, globals };
}

function expressionOf({ name }: UnaryFunction): string {
  // Of whole numbers and truth values alone.
  if (name !== 'bitwise-not' && name !== 'not') return expressions[name];
  throw new UnsupportedOperatorsError({ missing: [{ device: 'webgpu', operators: [`${name} of floats`] }] });
}

/** The parameters of a function, as the uniform `p`. */
export function activationParameters(activation: UnaryFunction | undefined): readonly number[] {
  return [0, 1, 2, 3].map((index) => activation?.parameters[index] ?? 0);
}
