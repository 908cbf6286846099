import {
  add,
  conv,
  flatten,
  GraphBuilder,
  gemm,
  globalAveragePool,
  type Model,
  maxPool,
  relu,
  softmax,
  tanh,
  type Value,
} from '@automodel/onnx';
import { noise } from './reference.js';

/**
 * A network with a step of every kind that threads share or do not: convolutions through Winograd tiles, pointers and rows, depthwise and
 * grouped ones, a residual, pooling, plain loops, a matrix product. `image` is `[batch, 3, height, width]`, `result` `[batch, 10]`.
 */
export function smallNetwork(channels = 32): Model {
  const graph = new GraphBuilder('small-network');
  let seed = 1;
  const weight = (...dims: number[]): Value => {
    const count = dims.reduce((product, dim) => product * dim, 1);
    return graph.constant(
      'float32',
      dims,
      [...noise(count, seed++)].map((value) => value / Math.sqrt(count / (dims[0] ?? 1))),
    );
  };
  const image = graph.input('image', 'float32', ['batch', 3, 'height', 'width']);
  const stem = relu(conv(image, weight(channels, 3, 7, 7), { strides: [2, 2], pads: [3, 3, 3, 3] }));
  const pooled = maxPool(stem, { kernelShape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] });
  const winograd = relu(conv(pooled, weight(channels, channels, 3, 3), { pads: [1, 1, 1, 1] }));
  const block = relu(add(conv(winograd, weight(channels, channels, 1, 1)), pooled));
  const depthwise = conv(block, weight(channels, 1, 3, 3), { pads: [1, 1, 1, 1], group: channels });
  const grouped = conv(tanh(depthwise), weight(channels, channels / 4, 3, 3), { strides: [2, 2], group: 4 });
  const features = flatten(globalAveragePool(grouped));
  graph.output('result', softmax(gemm(features, weight(channels, 10)), { axis: -1 }));
  return graph.build();
}
