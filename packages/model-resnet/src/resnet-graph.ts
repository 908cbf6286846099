// He, Zhang, Ren and Sun: Deep Residual Learning for Image Recognition, 2015, https://arxiv.org/abs/1512.03385,
// in the form of Transformers' modeling_resnet.py, whose parameter paths the scopes repeat.
import { type Activation, findActivation, type ParameterScope } from '@automodel/core';
import { add, batchNormalization, conv, globalAveragePool, maxPool, relu, type Value } from '@automodel/onnx';
import type { ResNetConfig } from './resnet-config.js';

/** What a ResNet computes before any head. */
export interface ResNetGraph {
  /** `[batch, channels, height, width]` of the last stage. */
  readonly lastHiddenState: Value;
  /** Its mean over height and width: `[batch, channels, 1, 1]`. */
  readonly poolerOutput: Value;
  /** What the stem gives, then what each stage gives. */
  readonly hiddenStates: readonly Value[];
}

/** Channels after it, size of its kernel, stride. */
type ConvolutionSize = readonly [channels: number, kernel: number, stride: number];

/** The paper's bottleneck computes its 3×3 convolution on a quarter of the channels. */
const bottleneckReduction = 4;

const one = { kind: 'constant', value: 1 } as const;
const zero = { kind: 'constant', value: 0 } as const;

/** Convolution without bias, padded to keep the size at stride 1, and batch normalization with its running statistics. */
function normalizedConvolution(
  input: Value,
  parameters: ParameterScope,
  [channels, kernel, stride]: ConvolutionSize,
): Value {
  const padding = Math.floor(kernel / 2);
  const weight = parameters
    .scope('convolution')
    .parameter('weight', [channels, channelsOf(input), kernel, kernel], { kind: 'kaiming-normal' });
  const convolved = conv(input, weight, {
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  });
  const normalization = parameters.scope('normalization');
  normalization.counter('num_batches_tracked');
  return batchNormalization(
    convolved,
    normalization.parameter('weight', [channels], one),
    normalization.parameter('bias', [channels], zero),
    normalization.parameter('running_mean', [channels], zero),
    normalization.parameter('running_var', [channels], one),
    { epsilon: 1e-5 },
  );
}

/** The stem: a 7×7 convolution of stride 2 and a 3×3 max pooling of stride 2. */
function stem(input: Value, parameters: ParameterScope, config: ResNetConfig, activation: Activation): Value {
  const layer = parameters.scope('embedder');
  const embedded = normalizedConvolution(input, layer, [config.embedding_size, 7, 2]);
  return maxPool(activation(embedded, layer.scope('activation')), {
    kernelShape: [3, 3],
    strides: [2, 2],
    pads: [1, 1, 1, 1],
  });
}

/** Two 3×3 convolutions, or a bottleneck: 1×1 down to a quarter of the channels, 3×3, 1×1 up again. */
function residualConvolutions(
  channels: number,
  stride: number,
  { layer_type: type, downsample_in_bottleneck: strideFirst }: ResNetConfig,
): readonly ConvolutionSize[] {
  if (type === 'basic') {
    return [
      [channels, 3, stride],
      [channels, 3, 1],
    ];
  }
  const reduced = Math.floor(channels / bottleneckReduction);
  const [firstStride, secondStride] = strideFirst ? [stride, 1] : [1, stride];
  return [
    [reduced, 1, firstStride],
    [reduced, 3, secondStride],
    [channels, 1, 1],
  ];
}

/** y = activation(F(x) + shortcut(x)); the shortcut is a 1×1 convolution where the shape changes, else the identity. */
function residualLayer(
  input: Value,
  parameters: ParameterScope,
  channels: number,
  stride: number,
  config: ResNetConfig,
  activation: Activation,
): Value {
  const changesShape = channelsOf(input) !== channels || stride !== 1;
  const shortcut = changesShape
    ? normalizedConvolution(input, parameters.scope('shortcut'), [channels, 1, stride])
    : input;
  const layer = parameters.scope('layer');
  const residual = residualConvolutions(channels, stride, config).reduce(
    // Between them the activation is always ReLU, whatever `hidden_act` says: so in Transformers.
    (value, size, index) => normalizedConvolution(index === 0 ? value : relu(value), layer.scope(index), size),
    input,
  );
  return activation(add(residual, shortcut), parameters.scope('activation'));
}

/** The stem and the stages of a ResNet. */
export function resnetGraph(pixelValues: Value, parameters: ParameterScope, config: ResNetConfig): ResNetGraph {
  const activation = findActivation(config.hidden_act);
  let hiddenState = stem(pixelValues, parameters.scope('embedder'), config, activation);
  const hiddenStates = [hiddenState];
  for (const [stage, channels] of config.hidden_sizes.entries()) {
    const layers = parameters.scope(`encoder.stages.${stage}.layers`);
    for (let layer = 0; layer < (config.depths[stage] ?? 0); layer++) {
      const downsamples = layer === 0 && (stage > 0 || config.downsample_in_first_stage);
      const stride = downsamples ? 2 : 1;
      hiddenState = residualLayer(hiddenState, layers.scope(layer), channels, stride, config, activation);
    }
    hiddenStates.push(hiddenState);
  }
  return { lastHiddenState: hiddenState, poolerOutput: globalAveragePool(hiddenState), hiddenStates };
}

function channelsOf({ name, type }: Value): number {
  const channels = type.shape?.[1];
  if (typeof channels === 'number') return channels;
  throw new TypeError(`The number of channels of "${name}" is not known.`);
}
