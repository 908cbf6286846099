import { InvalidGraphError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../builder/graph-builder.js';
import type { Node } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import { conv } from '../ops/conv.js';
import { relu } from '../ops/elementwise/unary.js';
import { createOperatorTable } from '../schema/create-operator-table.js';
import { operatorTable } from '../schema/operator-table.js';
import { tensorConstant } from '../tensors/tensor-constant.js';
import { checkModel } from './check-model.js';

function valid(): Model {
  const graph = new GraphBuilder('valid');
  const weight = graph.initializer(tensorConstant('stem.weight', 'float32', [1, 1, 1, 1], [1]));
  graph.output('output', relu(conv(graph.input('input', 'float32', [1, 1, 2, 2]), weight)));
  return graph.build();
}

function withNode(changes: Partial<Node>): Model {
  const model = valid();
  const [stem, activation] = model.graph.nodes;
  if (stem === undefined || activation === undefined) throw new Error('two nodes expected');
  return { ...model, graph: { ...model.graph, nodes: [{ ...stem, ...changes }, activation] } };
}

const withGraph = (changes: Partial<Model['graph']>): Model => ({
  ...valid(),
  graph: { ...valid().graph, ...changes },
});
const withOpset = (version: number): Model => ({ ...valid(), opsetImports: [{ domain: '', version }] });
const [stemNode, reluNode] = valid().graph.nodes;

describe('checkModel', () => {
  it('accepts what the builder builds, and a file of any supported operator set', () => {
    checkModel(valid());
    checkModel(withOpset(13));
    checkModel(withOpset(25));
  });

  it.each<[string, Model, RegExp]>([
    ['an old operator set', withOpset(12), /operator set 12; versions 13 to 25/],
    ['a new operator set', withOpset(26), /operator set 26/],
    [
      'no operator set',
      { ...valid(), opsetImports: [] },
      /"stem\/Conv" \(Conv\).*imports no operator set of the domain ""/,
    ],
    ['two imports', { ...valid(), opsetImports: [...valid().opsetImports, ...valid().opsetImports] }, /"" twice/],
    [
      'an undefined input',
      withNode({ inputs: ['imput', 'stem.weight'] }),
      /"stem\/Conv" \(Conv\).*"imput" does not exist; the nearest are "input"/,
    ],
    [
      'a wrong order',
      withGraph({ nodes: [reluNode, stemNode].filter((node) => node !== undefined) }),
      /computed later; nodes must be in topological order/,
    ],
    ['a value defined twice', withNode({ outputs: ['input'] }), /"input" is defined twice/],
    [
      'an initializer twice',
      withGraph({ initializers: [...valid().graph.initializers, ...valid().graph.initializers] }),
      /"stem.weight" is defined twice/,
    ],
    [
      'a missing output',
      withGraph({ outputs: [{ name: 'outptu', type: undefined }] }),
      /"outptu" is computed by no node.*"output"/,
    ],
    ['too few inputs', withNode({ inputs: ['input'] }), /required input 1 is missing; it takes 2 to 3 inputs/],
    ['a required input left out', withNode({ inputs: ['', 'stem.weight'] }), /required input 0 is missing/],
    ['too many inputs', withNode({ inputs: ['input', 'input', 'input', 'input'] }), /4 inputs, but takes 2 to 3/],
    [
      'an unknown attribute',
      withNode({ attributes: { stride: { type: 'ints', value: [1n, 1n] } } }),
      /no attribute "stride".*"strides"/,
    ],
    [
      'an attribute of the wrong type',
      withNode({ attributes: { group: { type: 'ints', value: [1n] } } }),
      /"group" must be of type int, but is ints/,
    ],
    [
      'a missing attribute',
      withNode({ opType: 'MaxPool', inputs: ['input'], attributes: {} }),
      /required attribute "kernel_shape" is missing/,
    ],
    [
      'a misspelt operator',
      withNode({ opType: 'Convv' }),
      /\(Convv\).*no operator of that name; the nearest are "Conv"/,
    ],
    [
      'an operator of a later operator set',
      withNode({ opType: 'Swish', inputs: ['input'], attributes: {} }),
      /since operator set 24, but the model imports 21/,
    ],
    ['an unknown domain', withNode({ domain: 'my.domain' }), /no operator set of the domain "my.domain"/],
  ])('refuses %s', (_, model, message) => {
    expect(() => checkModel(model)).toThrow(message);
    expect(() => checkModel(model)).toThrow(InvalidGraphError);
  });

  it('calls a nameless node by its output', () => {
    expect(() => checkModel(withNode({ name: '', inputs: [] }))).toThrow(/Node "stem\/Conv"/);
  });

  it('lets subgraphs see the values around them, and checks them', () => {
    const branch = (input: string) => ({
      type: 'graph' as const,
      value: {
        name: 'branch',
        inputs: [],
        outputs: [{ name: 'inner', type: undefined }],
        values: [],
        initializers: [],
        nodes: [
          { name: 'inner node', opType: 'Relu', domain: '', inputs: [input], outputs: ['inner'], attributes: {} },
        ],
      },
    });
    const choose = (input: string): Model =>
      withNode({
        opType: 'If',
        inputs: ['input'],
        attributes: { then_branch: branch(input), else_branch: branch(input) },
      });
    checkModel(choose('stem.weight'));
    expect(() => checkModel(choose('nowhere'))).toThrow(/"inner node" \(Relu\).*"nowhere" does not exist/);
  });

  it('checks custom operators against the table that it is given', () => {
    const model: Model = {
      ...withNode({ opType: 'Mine', domain: 'my.domain', attributes: {} }),
      opsetImports: [
        { domain: '', version: 21 },
        { domain: 'my.domain', version: 1 },
      ],
    };
    checkModel(model);
    const mine = {
      name: 'Mine',
      domain: 'my.domain',
      sinceVersion: 1,
      inputs: { min: 1, max: 1 },
      outputs: { min: 1, max: 1 },
      attributes: {},
      infer: () => [],
    };
    const operators = createOperatorTable([...operatorTable.schemas, mine]);
    expect(() => checkModel(model, { operators })).toThrow(/"stem\/Conv" \(Mine\).*2 inputs, but takes 1 input/);
  });
});
