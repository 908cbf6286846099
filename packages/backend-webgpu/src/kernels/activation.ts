import type { UnaryFunction, UnaryName } from '@automodel/compiler';

/** WGSL that computes a function for four numbers at a time. */
export interface ActivationCode {
  /** Part of the kernel's name; empty for none. */
  readonly suffix: string;
  /** Declares `fn activate(x: vec4f, p: vec4f) -> vec4f`, where `p` are the parameters. */
  readonly globals: string;
}

/** Constants such as 0.5 are given with so many digits that they round to the nearest float32. */
const expressions: Readonly<Record<UnaryName, string>> = {
  abs: 'abs(x)',
  clip: 'min(max(x, vec4f(p.x)), vec4f(p.y))',
  elu: 'select(x, p.x * expm1Of(x), x < vec4f(0))',
  erf: 'erfOf(x)',
  exp: 'exp(x)',
  gelu: '0.5 * x * (1 + erfOf(x * 0.7071067811865476))',
  'gelu-tanh': '0.5 * x * (1 + tanhOf(0.7978845608028654 * (x + 0.044715 * x * x * x)))',
  'hard-sigmoid': 'clamp(p.x * x + p.y, vec4f(0), vec4f(1))',
  'hard-swish': 'x * clamp(x / 6 + 0.5, vec4f(0), vec4f(1))',
  'leaky-relu': 'select(x, p.x * x, x < vec4f(0))',
  log: 'log(x)',
  mish: 'x * tanhOf(softplusOf(x))',
  neg: '-x',
  reciprocal: '1 / x',
  relu: 'max(x, vec4f(0))',
  sigmoid: '1 / (1 + exp(-x))',
  silu: 'x / (1 + exp(-x))',
  softplus: 'softplusOf(x)',
  sqrt: 'sqrt(x)',
  tanh: 'tanhOf(x)',
};

/** What a function needs, declared after what that needs in turn. */
const helpers: readonly (readonly [name: string, code: string])[] = [];

/** The WGSL of a function of one number; of none, the identity. */
export function activationCode(activation: UnaryFunction | undefined): ActivationCode {
  if (activation === undefined)
    return { suffix: '', globals: 'fn activate(x: vec4f, p: vec4f) -> vec4f {\n  return x;\n}\n' };
  const expression = expressions[activation.name];
  const used = helpers.filter(([name]) => expression.includes(name)).map(([, code]) => code);
  const globals = `${used.join('')}fn activate(x: vec4f, p: vec4f) -> vec4f {\n  return ${expression};\n}\n`;
  return { suffix: `-${activation.name}`, globals };
}

/** The parameters of a function, as the uniform `p`. */
export function activationParameters(activation: UnaryFunction | undefined): readonly number[] {
  return [0, 1, 2, 3].map((index) => activation?.parameters[index] ?? 0);
}
