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
const expressions: Readonly<Partial<Record<UnaryName, string>>> = {
  abs: 'abs(x)',
  clip: 'boundOf(x, vec4f(p.x), vec4f(p.y))',
  elu: 'select(x, p.x * expm1Of(x), x < vec4f(0))',
  erf: 'erfOf(x)',
  exp: 'expOf(x)',
  gelu: '0.5 * x * (1 + erfOf(x * 0.7071067811865476))',
  'gelu-tanh': '0.5 * x * (1 + tanhOf(0.7978845608028654 * (x + 0.044715 * x * x * x)))',
  'hard-sigmoid': 'unitOf(p.x * x + p.y)',
  'hard-swish': 'x * unitOf(x / 6 + 0.5)',
  'leaky-relu': 'select(x, p.x * x, x < vec4f(0))',
  log: 'logOf(x)',
  mish: 'x * tanhOf(softplusOf(x))',
  neg: '-x',
  reciprocal: '1 / x',
  relu: 'select(x, vec4f(0), x < vec4f(0))',
  sigmoid: '1 / (1 + expOf(-x))',
  silu: 'x / (1 + expOf(-x))',
  softplus: 'softplusOf(x)',
  sqrt: 'sqrt(x)',
  tanh: 'tanhOf(x)',
};

/**
 * The WGSL of a function of one number; of none, the identity.
 * @param other code whose functions are declared along, each once.
 * @throws {UnsupportedOperatorsError} if there is none.
 */
export function activationCode(activation: UnaryFunction | undefined, other = ''): ActivationCode {
  const expression = activation === undefined ? 'x' : expressions[activation.name];
  if (expression === undefined) {
    throw new UnsupportedOperatorsError({ missing: [{ device: 'webgpu', operators: [activation?.name ?? ''] }] });
  }
  const globals = `${functionCode(`${other} ${expression}`)}fn activate(x: vec4f, p: vec4f) -> vec4f {\n  return ${expression};\n}\n`;
  return { suffix: activation === undefined ? '' : `-${activation.name}`, globals };
}

/** The parameters of a function, as the uniform `p`. */
export function activationParameters(activation: UnaryFunction | undefined): readonly number[] {
  return [0, 1, 2, 3].map((index) => activation?.parameters[index] ?? 0);
}
