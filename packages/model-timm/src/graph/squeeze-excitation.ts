import type { ParameterScope } from '@automodel/core';
import { conv, globalAveragePool, mul, relu, sigmoid, type Value } from '@automodel/onnx';
import { channelsOf } from './channels-of.js';

/** A sixteenth of the channels to the nearest multiple of eight, eight at the least: timm's `make_divisible` without a limit. */
function reducedChannels(channels: number): number {
  return Math.max(8, Math.floor((channels / 16 + 4) / 8) * 8);
}

/**
 * Weighs the channels by what the whole image says of them: x · σ(fc2(relu(fc1(mean of x)))).
 * Source: Hu et al. 2017, https://arxiv.org/abs/1709.01507; `SEModule` in timm's `layers/squeeze_excite.py`.
 */
export function squeezeExcitation(input: Value, parameters: ParameterScope): Value {
  const channels = channelsOf(input);
  const reduced = reducedChannels(channels);
  const squeezed = relu(pointwise(globalAveragePool(input), parameters.scope('fc1'), channels, reduced));
  return mul(input, sigmoid(pointwise(squeezed, parameters.scope('fc2'), reduced, channels)));
}

/** A linear layer on the channels, as a 1×1 convolution with bias. */
function pointwise(input: Value, parameters: ParameterScope, from: number, to: number): Value {
  const weight = parameters.parameter('weight', [to, from, 1, 1], { kind: 'kaiming-normal' });
  return conv(input, weight, {
    bias: parameters.parameter('bias', [to], { kind: 'uniform', bound: 1 / Math.sqrt(from) }),
  });
}
