import {
  add,
  averagePool,
  batchNormalization,
  type ConvOptions,
  clip,
  concat,
  conv,
  flatten,
  gather,
  gelu,
  gemm,
  globalAveragePool,
  hardSigmoid,
  layerNormalization,
  matMul,
  maxPool,
  mul,
  relu,
  reshape,
  resize,
  shape,
  sigmoid,
  softmax,
  transpose,
  unsqueeze,
  type Value,
} from '@automodel/onnx';
import type { GraphFixture } from './graph-fixture.js';
import { NetworkBuilder } from './network-builder.js';

/** Small networks of the kinds that vision models are: what fusions, layouts and plans of several shapes must survive. */
export function graphFixtures(): readonly GraphFixture[] {
  return [residualNetwork(), invertedResiduals(), convNext(), transformerBlock(), featurePyramid(), branches()];
}

type Convolve = (
  path: string,
  input: Value,
  channels: readonly [inputs: number, outputs: number],
  kernel: number,
  options?: ConvOptions,
) => Value;

/** Convolution, then batch normalization, as checkpoints have them. */
function convolver(network: NetworkBuilder): Convolve {
  return (path, input, [inputs, outputs], kernel, options = {}) => {
    const groupInputs = inputs / (options.group ?? 1);
    const weight = network.weight(`${path}.convolution.weight`, [outputs, groupInputs, kernel, kernel]);
    const padding = Math.floor(kernel / 2);
    const convolved = conv(input, weight, { pads: [padding, padding, padding, padding], ...options });
    return batchNormalization(
      convolved,
      network.weight(`${path}.normalization.weight`, [outputs], 0.5, 1.5),
      network.weight(`${path}.normalization.bias`, [outputs], -0.5, 0.5),
      network.weight(`${path}.normalization.running_mean`, [outputs], -0.5, 0.5),
      network.weight(`${path}.normalization.running_var`, [outputs], 0.5, 1.5),
    );
  };
}

function classify(network: NetworkBuilder, input: Value, channels: number): void {
  const { graph } = network;
  const pooled = graph.output('pooler_output', globalAveragePool(input));
  const weight = network.weight('classifier.weight', [5, channels]);
  const bias = network.weight('classifier.bias', [5], -1, 1);
  graph.output('logits', gemm(flatten(pooled), weight, { c: bias, transB: true }));
}

/** He et al. 2015: a stem, a block with the identity, one with a strided shortcut. */
function residualNetwork(): GraphFixture {
  const network = new NetworkBuilder('residual network');
  const convolve = convolver(network);
  const x = network.graph.input('x', 'float32', ['batch', 3, 'height', 'width']);
  const stem = maxPool(relu(convolve('stem', x, [3, 9], 7, { strides: [2, 2] })), {
    kernelShape: [3, 3],
    strides: [2, 2],
    pads: [1, 1, 1, 1],
  });
  const first = relu(add(convolve('a.1', relu(convolve('a.0', stem, [9, 9], 3)), [9, 9], 3), stem));
  network.graph.output('hidden_state', first);
  const shortcut = convolve('b.shortcut', first, [9, 16], 1, { strides: [2, 2] });
  const inner = relu(convolve('b.0', first, [9, 16], 3, { strides: [2, 2] }));
  classify(network, relu(add(shortcut, convolve('b.1', inner, [16, 16], 3))), 16);
  return network.fixture([
    [1, 3, 32, 32],
    [2, 3, 21, 35],
    [3, 3, 16, 17],
    [1, 3, 32, 32],
  ]);
}

/** Howard et al. 2019 (MobileNetV3): expansion, depthwise convolution, squeeze and excitation, projection. */
function invertedResiduals(): GraphFixture {
  const network = new NetworkBuilder('inverted residuals');
  const convolve = convolver(network);
  const x = network.graph.input('x', 'float32', ['batch', 5, 'height', 'width']);
  const expanded = clip(convolve('expand', x, [5, 17], 1), { min: 0, max: 6 });
  const filtered = clip(convolve('depthwise', expanded, [17, 17], 5, { group: 17 }), { min: 0, max: 6 });
  const squeezed = relu(conv(globalAveragePool(filtered), network.weight('squeeze.weight', [4, 17, 1, 1])));
  const scale = hardSigmoid(conv(squeezed, network.weight('excite.weight', [17, 4, 1, 1])), {
    alpha: 1 / 6,
    beta: 0.5,
  });
  const output = add(convolve('project', mul(filtered, scale), [17, 5], 1), x);
  network.graph.output('y', output);
  return network.fixture([
    [1, 5, 7, 9],
    [2, 5, 8, 8],
  ]);
}

/** Liu et al. 2022: depthwise 7 × 7, layer normalization over channels that come last, two dense layers, layer scale. */
function convNext(): GraphFixture {
  const network = new NetworkBuilder('ConvNeXt block');
  const x = network.graph.input('x', 'float32', ['batch', 12, 'height', 'width']);
  const filtered = conv(x, network.weight('dwconv.weight', [12, 1, 7, 7]), {
    group: 12,
    pads: [3, 3, 3, 3],
    bias: network.weight('dwconv.bias', [12], -1, 1),
  });
  const normalized = layerNormalization(
    transpose(filtered, { perm: [0, 2, 3, 1] }),
    network.weight('norm.weight', [12], 0.5, 1.5),
    {
      bias: network.weight('norm.bias', [12], -0.5, 0.5),
      epsilon: 1e-6,
    },
  );
  const inner = gelu(
    add(
      matMul(normalized, network.weight('pwconv1.weight', [12, 48], -0.5, 0.5)),
      network.weight('pwconv1.bias', [48], -1, 1),
    ),
  );
  const outer = matMul(inner, network.weight('pwconv2.weight', [48, 12], -0.25, 0.25));
  const scaled = mul(outer, network.weight('layer_scale', [12], 0, 1));
  network.graph.output('y', add(transpose(scaled, { perm: [0, 3, 1, 2] }), x));
  return network.fixture([
    [1, 12, 9, 7],
    [2, 12, 5, 5],
  ]);
}

/** Dosovitskiy et al. 2021: one head's attention over tokens, with the residual. */
function transformerBlock(): GraphFixture {
  const network = new NetworkBuilder('attention over tokens');
  const { graph } = network;
  const x = graph.input('x', 'float32', ['batch', 'tokens', 12]);
  const batch = unsqueeze(gather(shape(x), graph.constant('int64', [], [0])), [0]);
  const tokens = unsqueeze(gather(shape(x), graph.constant('int64', [], [1])), [0]);
  const heads = concat([batch, tokens, graph.constant('int64', [2], [3, 4])], 0);
  const part = (name: string, perm: readonly number[]): Value =>
    transpose(reshape(matMul(x, network.weight(`${name}.weight`, [12, 12], -0.5, 0.5)), heads), { perm });
  const scores = matMul(part('query', [0, 2, 1, 3]), part('key', [0, 2, 3, 1]));
  const weights = softmax(mul(scores, graph.constant('float32', [], [0.5])), { axis: -1 });
  const context = transpose(matMul(weights, part('value', [0, 2, 1, 3])), { perm: [0, 2, 1, 3] });
  const merged = reshape(context, concat([batch, tokens, graph.constant('int64', [1], [12])], 0));
  graph.output('y', add(merged, x));
  return network.fixture([
    [1, 5, 12],
    [2, 9, 12],
  ]);
}

/** Lin et al. 2017: a coarse map made as large as a fine one and added. */
function featurePyramid(): GraphFixture {
  const network = new NetworkBuilder('feature pyramid');
  const convolve = convolver(network);
  const x = network.graph.input('x', 'float32', ['batch', 3, 16, 24]);
  const fine = relu(convolve('fine', x, [3, 8], 3, { strides: [2, 2] }));
  const coarse = relu(convolve('coarse', fine, [8, 8], 3, { strides: [2, 2] }));
  const enlarged = resize(coarse, {
    scales: [1, 1, 2, 2],
    coordinateTransformationMode: 'asymmetric',
    nearestMode: 'floor',
  });
  network.graph.output('coarse', coarse);
  network.graph.output('fine', convolve('smooth', add(enlarged, fine), [8, 5], 3));
  return network.fixture([
    [1, 3, 16, 24],
    [2, 3, 16, 24],
  ]);
}

/** Values with several uses: a fusion must not swallow what something else still needs, nor an output. */
function branches(): GraphFixture {
  const network = new NetworkBuilder('branches');
  const convolve = convolver(network);
  const x = network.graph.input('x', 'float32', ['batch', 4, 'height', 'width']);
  const convolved = convolve('a', x, [4, 7], 3);
  const activated = relu(convolved);
  const gated = mul(convolved, sigmoid(convolved));
  network.graph.output('before', convolved);
  const joined = concat([activated, gated, averagePool(activated, { kernelShape: [3, 3], pads: [1, 1, 1, 1] })], 1);
  network.graph.output('joined', joined);
  const left = convolve('b', joined, [21, 7], 1);
  network.graph.output('twice', add(add(left, activated), left));
  return network.fixture([
    [1, 4, 6, 7],
    [2, 4, 3, 3],
  ]);
}
