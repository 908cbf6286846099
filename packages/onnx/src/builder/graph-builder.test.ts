import { InvalidGraphError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { batchNormalization } from '../ops/batch-normalization.js';
import { cast } from '../ops/cast.js';
import { concat } from '../ops/concat.js';
import { conv } from '../ops/conv.js';
import { add } from '../ops/elementwise/binary.js';
import { relu } from '../ops/elementwise/unary.js';
import { flatten } from '../ops/flatten.js';
import { gemm } from '../ops/gemm.js';
import { globalAveragePool } from '../ops/global-pool.js';
import { maxPool } from '../ops/max-pool.js';
import { reshape } from '../ops/reshape.js';
import { shape } from '../ops/shape.js';
import { slice } from '../ops/slice.js';
import { GraphBuilder } from './graph-builder.js';

const external = (
  name: string,
  dims: readonly number[],
  dataType: 'float16' | 'float32' = 'float32',
): TensorConstant => ({
  name,
  dataType,
  dims,
  data: { kind: 'external', location: 'model.safetensors', offset: 0, length: 0 },
});

/** A stem, a pool and a head, as ResNet has them. */
function tinyResNet(): GraphBuilder {
  const graph = new GraphBuilder('tiny');
  const parameter = (name: string, ...dims: number[]) => graph.initializer(external(name, dims));
  const pixels = graph.input('pixel_values', 'float32', ['batch', 3, 224, 224]);
  const stem = conv(pixels, parameter('embedder.convolution.weight', 64, 3, 7, 7), {
    strides: [2, 2],
    pads: [3, 3, 3, 3],
  });
  const normalized = batchNormalization(
    stem,
    parameter('embedder.normalization.weight', 64),
    parameter('embedder.normalization.bias', 64),
    parameter('embedder.normalization.running_mean', 64),
    parameter('embedder.normalization.running_var', 64),
  );
  const pooled = maxPool(relu(normalized), { kernelShape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] });
  graph.output('last_hidden_state', pooled);
  const features = flatten(globalAveragePool(pooled));
  const logits = gemm(features, parameter('classifier.1.weight', 1000, 64), {
    c: parameter('classifier.1.bias', 1000),
    transB: true,
  });
  graph.output('logits', logits);
  return graph;
}

describe('GraphBuilder', () => {
  it('names nodes after their parameters and infers the shapes that the paper states', () => {
    const { graph, opsetImports, irVersion } = tinyResNet().build();
    expect({ opsetImports, irVersion }).toEqual({ opsetImports: [{ domain: '', version: 21 }], irVersion: 10 });
    expect(graph.nodes.map((node) => node.name)).toEqual([
      'embedder.convolution/Conv',
      'embedder.normalization/BatchNormalization',
      'Relu_0',
      'MaxPool_0',
      'GlobalAveragePool_0',
      'Flatten_0',
      'classifier.1/Gemm',
    ]);
    expect(graph.outputs).toEqual([
      { name: 'last_hidden_state', type: { kind: 'tensor', dataType: 'float32', shape: ['batch', 64, 56, 56] } },
      { name: 'logits', type: { kind: 'tensor', dataType: 'float32', shape: ['batch', 1000] } },
    ]);
    expect(graph.nodes[4]?.inputs).toEqual(['last_hidden_state']);
  });

  it('names a node after a parameter that went through a Cast', () => {
    const graph = new GraphBuilder('half');
    const pixels = graph.input('pixel_values', 'float32', [1, 3, 8, 8]);
    const weight = cast(graph.initializer(external('stem.weight', [4, 3, 3, 3], 'float16')), 'float32');
    graph.output('features', conv(pixels, weight));
    expect(graph.build().graph.nodes.map(({ name }) => name)).toEqual(['stem/Cast', 'stem/Conv']);
  });

  it('keeps names unique', () => {
    const graph = new GraphBuilder('unique');
    const input = graph.input('Relu_0', 'float32', [2]);
    const bias = graph.initializer(external('layer.bias', [2]));
    graph.output('output', add(add(relu(input), bias), bias));
    const { nodes } = graph.build().graph;
    expect(nodes.map(({ name }) => name)).toEqual(['Relu_1', 'layer/Add', 'layer/Add_0']);
  });

  it('copies inputs, initializers and values that are outputs already', () => {
    const graph = new GraphBuilder('copies');
    const input = graph.input('input', 'float32', ['batch']);
    const first = relu(input);
    graph.output('same', input);
    graph.output('first', first);
    graph.output('second', first);
    const { nodes, outputs } = graph.build().graph;
    expect(outputs.map(({ name }) => name)).toEqual(['same', 'first', 'second']);
    expect(nodes.map(({ opType, inputs, outputs: names }) => [opType, ...inputs, ...names])).toEqual([
      ['Relu', 'input', 'first'],
      ['Identity', 'input', 'same'],
      ['Identity', 'first', 'second'],
    ]);
  });

  it('follows dimensions through shape arithmetic, symbols included', () => {
    const graph = new GraphBuilder('arithmetic');
    const input = graph.input('input', 'float32', ['batch', 3, 4, 4]);
    const batch = slice(shape(input), [0], [1]);
    const flat = reshape(input, concat([batch, graph.constant('int64', [1], [-1])], 0));
    expect(flat.type.shape).toEqual(['batch', 48]);
  });

  it('shares equal constants', () => {
    const graph = new GraphBuilder('constants');
    const one = graph.constant('float32', [], [1]);
    expect(graph.constant('float32', [], [1])).toBe(one);
    expect(graph.constant('int64', [], [1])).not.toBe(one);
  });

  it('names the node and its operator when shapes or types do not fit', () => {
    const graph = new GraphBuilder('wrong');
    const input = graph.input('input', 'float32', [1, 4, 8, 8]);
    const weight = graph.initializer(external('stem.weight', [8, 3, 3, 3]));
    expect(() => conv(input, weight)).toThrow(
      'Node "stem/Conv" (Conv) is not valid: the channels of the input and of the weight (times group) must be equal, but they are 4 and 3.',
    );
    expect(() => add(input, graph.input('mask', 'bool', [1]))).toThrow(/"Add_0" \(Add\).*float32 and bool; add a Cast/);
    expect(() => add(input, graph.input('other', 'float32', [3]))).toThrow(InvalidGraphError);
    expect(() => relu(new GraphBuilder('elsewhere').input('x', 'float32', [1])).graph.output('y', input)).toThrow(
      /another graph/,
    );
    expect(() => graph.input('input', 'float32', [1])).toThrow(/"input" is already taken/);
  });
});
