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

/** Numbers between -1 and 1 that look like noise and are the same each time. */
export function noise(count: number, seed = 1): Float32Array {
  let state = seed * 2654435761;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/**
 * A network with a step of most kinds. `image` is `[batch, 3, height, width]`, `features` the feature map before pooling, `result` `[batch, 10]`.
 */
export function smallNetwork(channels = 16): Model {
  const graph = new GraphBuilder('small-network');
  let seed = 1;
  const weight = (...dims: number[]): Value => {
    const count = dims.reduce((product, dim) => product * dim, 1);
    const values = [...noise(count, seed++)].map((value) => value / Math.sqrt(count / (dims[0] ?? 1)));
    return graph.constant('float32', dims, values);
  };
  const image = graph.input('image', 'float32', ['batch', 3, 'height', 'width']);
  const stem = relu(conv(image, weight(channels, 3, 7, 7), { strides: [2, 2], pads: [3, 3, 3, 3] }));
  const pooled = maxPool(stem, { kernelShape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] });
  const block = relu(add(conv(pooled, weight(channels, channels, 3, 3), { pads: [1, 1, 1, 1] }), pooled));
  const depthwise = conv(block, weight(channels, 1, 3, 3), { pads: [1, 1, 1, 1], group: channels });
  const grouped = conv(tanh(depthwise), weight(channels, channels / 4, 3, 3), { strides: [2, 2], group: 4 });
  graph.output('features', grouped);
  graph.output('result', softmax(gemm(flatten(globalAveragePool(grouped)), weight(channels, 10)), { axis: -1 }));
  return graph.build();
}
