// He, Zhang, Ren and Sun: Deep Residual Learning for Image Recognition, 2015, section 4.2, https://arxiv.org/abs/1512.03385.
import {
  type ImageClassifierOutputs,
  imageClassificationLoss,
  imageClassifierOutputs,
  type ModelClass,
  modelClass,
  type ParameterScope,
} from '@automodel/core';
import {
  add,
  batchNormalization,
  conv,
  flatten,
  gemm,
  globalAveragePool,
  pad,
  relu,
  slice,
  type Value,
} from '@automodel/onnx';
import { CifarResNetConfig } from './cifar-resnet-config.js';

interface Size {
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

/** A 3×3 convolution and its batch normalization. */
function convolution(input: Value, block: ParameterScope, place: string, { from, to, stride }: Size): Value {
  const weight = block.parameter(`conv${place}.weight`, [to, from, 3, 3], { kind: 'kaiming-normal' });
  const start = (name: string, value: number): Value =>
    block.parameter(`bn${place}.${name}`, [to], { kind: 'constant', value });
  return batchNormalization(
    conv(input, weight, { strides: [stride, stride], pads: [1, 1, 1, 1] }),
    start('weight', 1),
    start('bias', 0),
    start('running_mean', 0),
    start('running_var', 1),
  );
}

/** Option A, without weights: every second pixel, and channels of zeros on both sides. */
function shortcut(input: Value, { from, to, stride }: Size): Value {
  if (from === to && stride === 1) return input;
  const before = Math.floor((to - from) / 2);
  const halved = slice(input, [0, 0], [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], {
    axes: [2, 3],
    steps: [stride, stride],
  });
  return pad(halved, [0, before, 0, 0, 0, to - from - before, 0, 0]);
}

/** A ResNet of 6n + 2 layers with a linear classifier: `logits` are `[batch, num_labels]`. */
export const CifarResNetForImageClassification: ModelClass<ImageClassifierOutputs, CifarResNetConfig> = modelClass<
  ImageClassifierOutputs,
  CifarResNetConfig
>(CifarResNetConfig, {
  className: 'CifarResNetForImageClassification',
  baseModelPrefix: 'cifar_resnet',
  outputs: imageClassifierOutputs,
  channels: () => 3,
  loss: imageClassificationLoss,
  renameKey: (key) => key.replace(/^linear\./, 'classifier.'),
  graph({ config, parameters, pixelValues }) {
    const body = parameters.scope('cifar_resnet');
    let from = config.hidden_sizes[0] ?? 16;
    let hidden = relu(convolution(pixelValues, body, '1', { from: 3, to: from, stride: 1 }));
    for (const [stage, to] of config.hidden_sizes.entries()) {
      for (let index = 0; index < (config.blocks_per_stage[stage] ?? 0); index++) {
        const block = body.scope(`layer${stage + 1}.${index}`);
        const size = { from, to, stride: stage > 0 && index === 0 ? 2 : 1 };
        const first = relu(convolution(hidden, block, '1', size));
        hidden = relu(add(convolution(first, block, '2', { from: to, to, stride: 1 }), shortcut(hidden, size)));
        from = to;
      }
    }
    const weight = parameters.parameter('classifier.weight', [config.num_labels, from], { kind: 'kaiming-uniform' });
    const bias = parameters.parameter('classifier.bias', [config.num_labels], { kind: 'constant', value: 0 });
    return { logits: gemm(flatten(globalAveragePool(hidden), { axis: 1 }), weight, { c: bias, transB: true }) };
  },
});
