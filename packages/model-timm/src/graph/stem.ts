import type { ParameterScope } from '@automodel/core';
import { conv, relu, type Value } from '@automodel/onnx';
import type { ResNetArchitecture } from '../architectures/resnet-architecture.js';
import { channelsOf } from './channels-of.js';
import { convolution } from './convolution.js';
import { normalization } from './normalization.js';

/** Up to `act1`, at half the image's size: one 7×7 convolution, or three of 3×3 as in Inception v2. */
export function stem(pixelValues: Value, parameters: ParameterScope, network: ResNetArchitecture): Value {
  const { stem_type: kind = '', stem_width: width = 64 } = network;
  const embedded = kind === '' ? plainStem(pixelValues, parameters) : deepStem(pixelValues, parameters, kind, width);
  return relu(normalization(embedded, parameters.scope('bn1')));
}

function plainStem(pixelValues: Value, parameters: ParameterScope): Value {
  const dims = [64, channelsOf(pixelValues), 7, 7];
  const weight = parameters.parameter('conv1.weight', dims, { kind: 'kaiming-normal' });
  return conv(pixelValues, weight, { strides: [2, 2], pads: [3, 3, 3, 3] });
}

function deepStem(pixelValues: Value, parameters: ParameterScope, kind: 'deep' | 'deep_tiered', width: number): Value {
  const layers = parameters.scope('conv1');
  const first = kind === 'deep_tiered' ? 3 * Math.floor(width / 4) : width;
  const half = convolution(pixelValues, layers.scope(0), { channels: first, kernel: 3, stride: 2 });
  const second = convolution(relu(normalization(half, layers.scope(1))), layers.scope(3), {
    channels: width,
    kernel: 3,
  });
  return convolution(relu(normalization(second, layers.scope(4))), layers.scope(6), { channels: 2 * width, kernel: 3 });
}
