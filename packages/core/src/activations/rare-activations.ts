import {
  add,
  clip,
  div,
  erf,
  gelu,
  hardSwish,
  leakyRelu,
  mish,
  mul,
  pRelu,
  relu,
  sigmoid,
  softplus,
  sqrt,
  sub,
  tanh,
  type Value,
} from '@automodel/onnx';
import type { Activation } from './activation.js';
import type { RareActivationName } from './find-activation.js';
import { xielu } from './xielu.js';

const scalar = (input: Value, value: number): Value => input.graph.constant('float32', [], [value]);

const tanhGelu: Activation = (input) => gelu(input, { approximate: 'tanh' });
const silu: Activation = (input) => mul(input, sigmoid(input));

/** The activations that few checkpoints have, by name. Its keys and those of the common ones are `activationNames`. */
export const rareActivations: Readonly<Record<RareActivationName, Activation>> = {
  gelu: (input) => gelu(input),
  gelu_10: (input) => clip(gelu(input), { min: scalar(input, -10), max: scalar(input, 10) }),
  gelu_accurate: tanhGelu,
  gelu_fast: tanhGelu,
  gelu_new: tanhGelu,
  gelu_python: (input) => gelu(input),
  gelu_python_tanh: tanhGelu,
  gelu_pytorch_tanh: tanhGelu,
  hardswish: (input) => hardSwish(input),
  // Ma et al. 2022 (MEGA), https://arxiv.org/abs/2209.10655: μ = √½, σ = √(1 / 4π), as rounded in Transformers.
  laplace: (input) => {
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: Transformers rounds it so, and parity is the point.
    const scaled = div(sub(input, scalar(input, 0.707107)), scalar(input, 0.282095 * Math.SQRT2));
    return mul(scalar(input, 0.5), add(scalar(input, 1), erf(scaled)));
  },
  leaky_relu: (input) => leakyRelu(input, { alpha: 0.01 }),
  mish: (input) => mish(input),
  prelu: (input, parameters) => pRelu(input, parameters.parameter('weight', [1], { kind: 'constant', value: 0.25 })),
  quick_gelu: (input) => mul(input, sigmoid(mul(scalar(input, 1.702), input))),
  relu2: (input) => {
    const rectified = relu(input);
    return mul(rectified, rectified);
  },
  relu6: (input) => clip(input, { min: scalar(input, 0), max: scalar(input, 6) }),
  sigmoid: (input) => sigmoid(input),
  silu,
  sqrtsoftplus: (input) => sqrt(softplus(input)),
  swish: silu,
  tanh: (input) => tanh(input),
  xielu,
};
