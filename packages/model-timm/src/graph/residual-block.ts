import type { ParameterScope } from '@automodel/core';
import { add, averagePool, relu, type Value } from '@automodel/onnx';
import type { BlockKind, ResNetArchitecture } from '../architectures/resnet-architecture.js';
import { channelsOf } from './channels-of.js';
import { convolution } from './convolution.js';
import { normalization } from './normalization.js';
import { squeezeExcitation } from './squeeze-excitation.js';

/** By how much a block widens the channels of its stage. */
export const blockExpansion: Readonly<Record<BlockKind, number>> = { basic: 1, bottleneck: 4 };

/** Where a block stands. */
export interface BlockPlace {
  readonly kind: BlockKind;
  /** The channels of its stage. */
  readonly channels: number;
  readonly stride: number;
}

/**
 * y = relu(F(x) + shortcut(x)): timm's `BasicBlock` and `Bottleneck`, with its variants of the shortcut. In a fresh model the
 * last normalization of F starts at zero, so that the block starts as its shortcut.
 */
export function residualBlock(
  input: Value,
  parameters: ParameterScope,
  place: BlockPlace,
  network: ResNetArchitecture,
): Value {
  const convolutions = place.kind === 'basic' ? basicConvolutions : bottleneckConvolutions;
  const convolved = convolutions(input, parameters, place, network);
  const residual = network.attn_layer === 'se' ? squeezeExcitation(convolved, parameters.scope('se')) : convolved;
  return relu(add(residual, shortcut(input, parameters.scope('downsample'), place, network)));
}

function basicConvolutions(
  input: Value,
  parameters: ParameterScope,
  { channels, stride }: BlockPlace,
  { block_reduce_first: reduction = 1 }: ResNetArchitecture,
): Value {
  const first = convolution(input, parameters.scope('conv1'), {
    channels: Math.floor(channels / reduction),
    kernel: 3,
    stride,
  });
  const active = relu(normalization(first, parameters.scope('bn1')));
  return normalization(
    convolution(active, parameters.scope('conv2'), { channels, kernel: 3 }),
    parameters.scope('bn2'),
    0,
  );
}

function bottleneckConvolutions(
  input: Value,
  parameters: ParameterScope,
  { channels, stride }: BlockPlace,
  { base_width: baseWidth = 64, cardinality = 1, block_reduce_first: reduction = 1 }: ResNetArchitecture,
): Value {
  const width = Math.floor(channels * (baseWidth / 64)) * cardinality;
  const first = convolution(input, parameters.scope('conv1'), { channels: Math.floor(width / reduction), kernel: 1 });
  const second = convolution(relu(normalization(first, parameters.scope('bn1'))), parameters.scope('conv2'), {
    channels: width,
    kernel: 3,
    stride,
    groups: cardinality,
  });
  const third = convolution(relu(normalization(second, parameters.scope('bn2'))), parameters.scope('conv3'), {
    channels: channels * blockExpansion.bottleneck,
    kernel: 1,
  });
  return normalization(third, parameters.scope('bn3'), 0);
}

/** The identity where the shape stays, else a projection: strided, or averaged and then projected. */
function shortcut(
  input: Value,
  parameters: ParameterScope,
  { kind, channels: stageChannels, stride }: BlockPlace,
  { avg_down: averages = false, down_kernel_size: kernelSize = 1 }: ResNetArchitecture,
): Value {
  const channels = stageChannels * blockExpansion[kind];
  if (channelsOf(input) === channels && stride === 1) return input;
  if (averages) {
    const size = [stride, stride];
    const averaged = stride === 1 ? input : averagePool(input, { kernelShape: [2, 2], strides: size, ceilMode: true });
    const projected = convolution(averaged, parameters.scope(1), { channels, kernel: 1 });
    return normalization(projected, parameters.scope(2));
  }
  const kernel = stride === 1 ? 1 : kernelSize;
  return normalization(convolution(input, parameters.scope(0), { channels, kernel, stride }), parameters.scope(1));
}
