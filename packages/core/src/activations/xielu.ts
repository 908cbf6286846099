import { add, exp, greater, min, mul, softplus, sub, type Value, where } from '@automodel/onnx';
import type { ParameterScope } from '../parameters/parameter-scope.js';

/** The inverse of softplus. */
const inverseSoftplus = (value: number): number => Math.log(Math.expm1(value));

/** xIELU, Huang and Schlag 2024, https://arxiv.org/abs/2411.13010: with learned αp and αn, and β and ε from the checkpoint. */
export function xielu(input: Value, parameters: ParameterScope): Value {
  const { graph } = input;
  const zero = graph.constant('float32', [], [0]);
  const one = graph.constant('float32', [], [1]);
  const alphaPositive = parameters.parameter('alpha_p', [1], { kind: 'constant', value: inverseSoftplus(0.8) });
  const alphaNegative = parameters.parameter('alpha_n', [1], { kind: 'constant', value: inverseSoftplus(0.3) });
  const beta = parameters.parameter('beta', [], { kind: 'constant', value: 0.5 });
  const epsilon = parameters.parameter('eps', [], { kind: 'constant', value: -1e-6 });
  const linear = mul(beta, input);
  const positive = add(mul(mul(softplus(alphaPositive), input), input), linear);
  const exponential = sub(exp(min(input, epsilon)), one);
  const negative = add(mul(sub(exponential, input), add(beta, softplus(alphaNegative))), linear);
  return where(greater(input, zero), positive, negative);
}
