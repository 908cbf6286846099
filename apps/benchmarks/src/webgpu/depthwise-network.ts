import { clip, conv, flatten, GraphBuilder, gemm, globalAveragePool, type Model, type Value } from '@automodel/onnx';

/** Channels and strides of the blocks of MobileNet (A. Howard et al., https://arxiv.org/abs/1704.04861, table 1). */
const blocks: readonly (readonly [channels: number, stride: 1 | 2])[] = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
];

/** MobileNet with fresh weights, its normalizations folded: depthwise convolutions, each followed by one over the channels. */
export function depthwiseNetwork(): Model {
  const graph = new GraphBuilder('mobilenet');
  const weight = (...dims: number[]): Value => {
    const count = dims.reduce((product, dim) => product * dim, 1);
    const scale = Math.sqrt((dims[0] ?? 1) / count);
    return graph.constant(
      'float32',
      dims,
      Array.from({ length: count }, (_, index) => Math.sin(index * 12.9898) * scale),
    );
  };
  const relu6 = (value: Value): Value => clip(value, { min: 0, max: 6 });
  const image = graph.input('image', 'float32', ['batch', 3, 224, 224]);
  let channels = 32;
  let value = relu6(conv(image, weight(channels, 3, 3, 3), { strides: [2, 2], pads: [1, 1, 1, 1] }));
  for (const [next, stride] of blocks) {
    const options = { strides: [stride, stride], pads: [1, 1, 1, 1], group: channels };
    value = relu6(conv(value, weight(channels, 1, 3, 3), options));
    value = relu6(conv(value, weight(next, channels, 1, 1)));
    channels = next;
  }
  graph.output('result', gemm(flatten(globalAveragePool(value)), weight(channels, 1000)));
  return graph.build();
}
