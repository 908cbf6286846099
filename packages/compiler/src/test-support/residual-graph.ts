import {
  add,
  batchNormalization,
  conv,
  flatten,
  GraphBuilder,
  gemm,
  globalAveragePool,
  type Model,
  relu,
  type Value,
} from '@automodel/onnx';
import { visionOperators } from '../lowering/vision-operators.js';
import type { Target } from '../plan/target.js';

/** A target that takes every activation into the step before it. */
export const testTarget: Target = {
  operators: visionOperators,
  alignment: 64,
  channelBlock: 8,
  narrowChannels: 5,
  canFuseActivation: () => true,
};

function weight(graph: GraphBuilder, name: string, dims: readonly number[]): Value {
  return graph.constant(
    'float32',
    dims,
    Array.from({ length: dims.reduce((product, dim) => product * dim, 1) }, (_, index) => name.length + index),
  );
}

function normalize(input: Value, name: string, channels: number): Value {
  const parameter = (part: string): Value => weight(input.graph, `${name}.${part}`, [channels]);
  return batchNormalization(input, parameter('s'), parameter('bb'), parameter('mmm'), parameter('vvvv'));
}

/** conv → norm → relu, then conv → norm + shortcut → relu, pooled and classified: the shape of a residual network. */
export function residualGraph(): Model {
  const graph = new GraphBuilder('residual');
  const image = graph.input('image', 'float32', ['batch', 3, 'height', 'width']);
  const stem = relu(normalize(conv(image, weight(graph, 'stem', [8, 3, 3, 3]), { pads: [1, 1, 1, 1] }), 'stem', 8));
  const branch = normalize(conv(stem, weight(graph, 'branch', [8, 8, 3, 3]), { pads: [1, 1, 1, 1] }), 'branch', 8);
  const sum = relu(add(branch, stem));
  relu(conv(sum, weight(graph, 'unused', [4, 8, 1, 1])));
  const features = flatten(globalAveragePool(sum), { axis: 1 });
  graph.output('features', sum);
  graph.output('logits', gemm(features, weight(graph, 'classifier', [5, 8]), { transB: true }));
  return graph.build();
}
