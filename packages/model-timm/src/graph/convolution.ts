import type { ParameterScope } from '@automodel/core';
import { conv, type Value } from '@automodel/onnx';
import { channelsOf } from './channels-of.js';

interface ConvolutionOptions {
  readonly channels: number;
  readonly kernel: number;
  /** @default 1 */
  readonly stride?: number;
  /** @default 1 */
  readonly groups?: number;
}

/** A convolution without bias, padded as timm's `get_padding`: ⌊(stride − 1 + kernel − 1) / 2⌋ on each side. */
export function convolution(input: Value, parameters: ParameterScope, options: ConvolutionOptions): Value {
  const { channels, kernel, stride = 1, groups = 1 } = options;
  const padding = kernel === 1 ? 0 : Math.floor((stride - 1 + kernel - 1) / 2);
  const dims = [channels, channelsOf(input) / groups, kernel, kernel];
  return conv(input, parameters.parameter('weight', dims, { kind: 'kaiming-normal' }), {
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
    group: groups,
  });
}
