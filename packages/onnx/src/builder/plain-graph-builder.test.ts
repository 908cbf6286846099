import { InvalidGraphError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { batchNormalization } from '../ops/batch-normalization.js';
import { cast } from '../ops/cast.js';
import { concat } from '../ops/concat.js';
import { conv, convSchema } from '../ops/conv.js';
import { add } from '../ops/elementwise/add.js';
import { relu } from '../ops/elementwise/relu.js';
import { flatten } from '../ops/flatten.js';
import { gemm } from '../ops/gemm.js';
import { maxPool, maxPoolSchema } from '../ops/max-pool.js';
import { reshape } from '../ops/reshape.js';
import { shape } from '../ops/shape.js';
import { split } from '../ops/split.js';
import { explainProblem } from '../problems/explain-problem.js';
import { GraphProblem } from '../problems/graph-problem.js';
import { GraphBuilder } from './graph-builder.js';
import { PlainGraphBuilder } from './plain-graph-builder.js';
import type { Value } from './value.js';

type Build = (graph: PlainGraphBuilder, image: Value) => unknown;

const external = (name: string, dims: readonly number[]): TensorConstant => ({
  name,
  dataType: 'float32',
  dims,
  data: { kind: 'external', location: 'model.safetensors', offset: 0, length: 0 },
});

const imageOf = (graph: PlainGraphBuilder): Value => graph.input('image', 'float32', ['batch', 4, 8, 8]);

function caughtFrom(graph: PlainGraphBuilder, build: Build): unknown {
  try {
    build(graph, imageOf(graph));
  } catch (caught) {
    return caught;
  }
  return undefined;
}

const weight = (graph: PlainGraphBuilder, ...dims: number[]): Value => graph.initializer(external('stem.weight', dims));
const head = (graph: PlainGraphBuilder): Value => graph.initializer(external('head.weight', [4, 10]));

const mistakes: Readonly<Record<string, { readonly build: Build; readonly words: string }>> = {
  'other channels': {
    build: (graph, image) => conv(image, weight(graph, 8, 3, 3, 3)),
    words:
      'Node "stem/Conv" (Conv) is not valid: the channels of the input and of the weight (times group) must be equal, but they are 4 and 3.',
  },
  'another kernel': {
    build: (graph, image) => graph.apply(convSchema, [image, weight(graph, 8, 4, 3, 3)], { kernel_shape: ints(3, 2) }),
    words: 'kernel_shape and the dimensions of the weight must be equal, but they are 3 and 2.',
  },
  'a weight of another rank': {
    build: (graph, image) => conv(image, weight(graph, 8, 4, 3)),
    words: 'the input [batch, 4, 8, 8] and the weight [8, 4, 3] must have one rank of at least 3.',
  },
  'groups of unequal size': {
    build: (graph, image) => conv(image, weight(graph, 3, 2, 3, 3), { group: 2 }),
    words: 'the 3 output channels do not divide into 2 groups.',
  },
  'too few strides': {
    build: (graph, image) => conv(image, weight(graph, 8, 4, 3, 3), { strides: [2] }),
    words: 'strides must have 2 values, but has 1.',
  },
  'dilations of 0': {
    build: (graph, image) => conv(image, weight(graph, 8, 4, 3, 3), { dilations: [1, 0] }),
    words: 'dilations must be at least 1, but are [1, 0].',
  },
  'too few pads': {
    build: (_, image) => maxPool(image, { kernelShape: [3, 3], pads: [1, 1] }),
    words: 'Node "MaxPool_0" (MaxPool) is not valid: pads must have 4 values, but has 2.',
  },
  'a window of another rank': {
    build: (_, image) => maxPool(image, { kernelShape: [3] }),
    words: 'the window has 1 dimensions; the input has 2 spatial ones.',
  },
  'an empty window': {
    build: (_, image) => maxPool(image, { kernelShape: [3, 0] }),
    words: 'the window has 0 elements along spatial axis 1.',
  },
  'a window that does not fit': {
    build: (_, image) => maxPool(image, { kernelShape: [3, 9], dilations: [1, 2], pads: [0, 1, 0, 1] }),
    words: 'the window of 17 along spatial axis 1 is larger than the padded input of 10.',
  },
  'pooling of vectors': {
    build: (graph) => maxPool(graph.input('vector', 'float32', [2, 3]), { kernelShape: [] }),
    words: 'the input [2, 3] must have batch, channels and at least one spatial dimension.',
  },
  'statistics of other channels': {
    build: (graph, image) => {
      const scale = graph.initializer(external('scale', [4]));
      return batchNormalization(image, scale, scale, scale, graph.initializer(external('variance', [5])));
    },
    words: 'the channels of the input and of input 4 must be equal, but they are 4 and 5.',
  },
  'two data types': {
    build: (_, image) => add(image, cast(image, 'float16')),
    words: 'inputs 0 and 1 must have one data type, but they are float32 and float16; add a Cast.',
  },
  'shapes that do not broadcast': {
    build: (graph, image) => add(image, graph.input('other', 'float32', [3])),
    words: 'the shapes [batch, 4, 8, 8] and [3] do not broadcast: 8 against 3.',
  },
  'no matrix': {
    build: (graph, image) => gemm(image, weight(graph, 8, 4)),
    words: '[batch, 4, 8, 8] is not a matrix.',
  },
  'matrices that do not fit': {
    build: (graph) => gemm(graph.input('features', 'float32', [1, 3]), weight(graph, 4, 8)),
    words: 'the inner dimensions of the two matrices must be equal, but they are 3 and 4.',
  },
  'an axis outside': {
    build: (_, image) => flatten(image, { axis: 5 }),
    words: 'axis 5 is outside [-4, 4].',
  },
  'a missing attribute': {
    build: (graph, image) => graph.apply(maxPoolSchema, [image]),
    words: 'the required attribute "kernel_shape" is missing.',
  },
  'an unknown attribute': {
    build: (graph, image) => graph.apply(maxPoolSchema, [image], { kernel: ints(3, 3) }),
    words: 'there is no attribute "kernel" in operator set 21; valid are ',
  },
  'a missing input': {
    build: (graph, image) => graph.apply(convSchema, [image]),
    words: 'the required input 1 is missing; it takes 2 to 3 inputs.',
  },
  'too many outputs': {
    build: (graph, image) => graph.apply(convSchema, [image, weight(graph, 8, 4, 3, 3)], {}, 2),
    words: 'it has 2 outputs, but takes 1 output.',
  },
  'an option of another type': {
    build: (_, image) => maxPool(image, JSON.parse('{ "kernelShape": "3" }')),
    words: `The graph is not valid: MaxPool's option "kernel_shape" has the value 3; its type is ints.`,
  },
  'a taken name': {
    build: (graph) => graph.input('image', 'float32', [1]),
    words: 'The graph is not valid: the name "image" is already taken by a value of kind input.',
  },
  'no name': {
    build: (graph) => graph.input('', 'float32', [1]),
    words: 'an input needs a name.',
  },
  'a value of another graph': {
    build: (graph) => graph.output('output', imageOf(new PlainGraphBuilder('other'))),
    words: 'Node "output" (output) is not valid: the value "image" belongs to another graph;',
  },
};

function ints(...values: number[]) {
  return { type: 'ints', value: values.map(BigInt) } as const;
}

const writeIntegers = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

describe('PlainGraphBuilder', () => {
  it('builds what GraphBuilder builds', () => {
    const [plain, full] = [new PlainGraphBuilder('network'), new GraphBuilder('network')].map((graph) => {
      const image = imageOf(graph);
      const stem = relu(conv(image, weight(graph, 4, 4, 3, 3), { pads: [1, 1, 1, 1] }));
      graph.output('stem', stem);
      graph.output('again', stem);
      graph.output('logits', gemm(flatten(maxPool(add(stem, image), { kernelShape: [8, 8] })), head(graph)));
      return graph.build();
    });
    expect(plain).toEqual(full);
    expect(JSON.stringify(plain, writeIntegers)).toBe(JSON.stringify(full, writeIntegers));
  });

  it.each(Object.entries(mistakes))('refuses %s, for which a GraphBuilder has words at once', (_, { build, words }) => {
    const problem = caughtFrom(new PlainGraphBuilder('wrong'), build);
    const error = caughtFrom(new GraphBuilder('wrong'), build);
    expect(problem).toBeInstanceOf(GraphProblem);
    if (!InvalidGraphError.is(error)) throw error;
    expect(error.message).toContain(words);
    const explained = explainProblem(problem);
    expect(explained).toBeInstanceOf(InvalidGraphError);
    const { message, node, operator, problem: text } = error;
    expect(explained).toMatchObject({ message, node, operator, problem: text });
  });

  it.each<{ readonly what: string; readonly build: Build }>([
    { what: 'constants', build: (graph) => graph.constant('float32', [], [1]) },
    { what: 'equal parameters', build: (graph) => [weight(graph, 3), weight(graph, 3)] },
    { what: 'shapes that are computed', build: (_, image) => reshape(image, concat([shape(image)], 0)) },
    { what: 'sizes of parts', build: (_, image) => split(image, [1, 3], { axis: 1 }) },
  ])('leaves $what to GraphBuilder', ({ build }) => {
    expect(caughtFrom(new PlainGraphBuilder('rare'), build)).toBeInstanceOf(GraphProblem);
    expect(caughtFrom(new GraphBuilder('rare'), build)).toBeUndefined();
  });
});
