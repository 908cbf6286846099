import { describe, expect, it } from 'vitest';
import type { Node } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import { tensorElements } from '../tensors/tensor-elements.js';
import { liftModel } from './lift-model.js';

const node = (opType: string, attributes: Node['attributes'] = {}): Node => ({
  name: 'node',
  opType,
  domain: '',
  inputs: ['x'],
  outputs: ['y'],
  attributes,
});

const modelOf = (version: number, ...nodes: readonly Node[]): Model => ({
  irVersion: 4,
  opsetImports: [{ domain: '', version }],
  producerName: '',
  producerVersion: '',
  graph: { name: 'old', inputs: [], outputs: [], values: [], initializers: [], nodes },
  functions: [],
  metadata: {},
});

// That the results are the same is tested against onnxruntime, in model-onnx.
describe('liftModel', () => {
  it('leaves models of operator set 13 and later, and what did not change, as they are', () => {
    const model = modelOf(17, node('Clip'));
    expect(liftModel(model)).toBe(model);
    expect(liftModel(modelOf(9, node('Relu'))).graph.nodes).toEqual([node('Relu')]);
  });

  it('makes inputs of attributes', () => {
    const { graph, opsetImports } = liftModel(
      modelOf(9, node('Unsqueeze', { axes: { type: 'ints', value: [0n, 2n] } })),
    );
    expect(opsetImports).toEqual([{ domain: '', version: 13 }]);
    expect(graph.nodes).toEqual([{ ...node('Unsqueeze'), inputs: ['x', 'integers'] }]);
    const [constant] = graph.initializers;
    expect(constant && tensorElements(constant)).toEqual(BigInt64Array.of(0n, 2n));
  });

  it('lifts the bodies of control flow too', () => {
    const body = modelOf(9, node('Clip', { max: { type: 'float', value: 6 } })).graph;
    const { graph } = liftModel(modelOf(9, node('Loop', { body: { type: 'graph', value: body } })));
    const lifted = graph.nodes[0]?.attributes.body;
    expect(lifted).toMatchObject({
      type: 'graph',
      value: { nodes: [{ inputs: ['x', '', 'scalar'], attributes: {} }] },
    });
  });

  it('lays the second input of before operator set 7 along the axes that it is broadcast to', () => {
    const type = (...shape: number[]) => ({ kind: 'tensor', dataType: 'float32', shape }) as const;
    const attributes: Node['attributes'] = { axis: { type: 'int', value: 1n }, broadcast: { type: 'int', value: 1n } };
    const old = modelOf(6, { ...node('Add', attributes), inputs: ['x', 'bias'] });
    const inputs = [
      { name: 'x', type: type(2, 3, 4, 5) },
      { name: 'bias', type: type(3) },
    ];
    const { nodes, initializers } = liftModel({ ...old, graph: { ...old.graph, inputs } }).graph;
    expect(nodes.map(({ opType, inputs: names }) => [opType, ...names])).toEqual([
      ['Unsqueeze', 'bias', 'integers'],
      ['Add', 'x', 'bias_aligned'],
    ]);
    expect(nodes[1]?.attributes).toEqual({});
    expect(initializers.map((constant) => Array.from(tensorElements(constant), Number))).toEqual([[1, 2]]);
    expect(() => liftModel(old)).toThrow('how many axes its input "x" has must be stated');
  });

  it.each([
    [1, node('Relu', { consumed_inputs: { type: 'ints', value: [0n] } }), [node('Relu')]],
    [1, node('Cast', { to: { type: 'string', value: 'INT64' } }), [node('Cast', { to: { type: 'int', value: 7n } })]],
    [1, node('Concat'), [node('Concat', { axis: { type: 'int', value: 1n } })]],
    [1, node('Reshape', { shape: { type: 'ints', value: [2n] } }), [{ ...node('Reshape'), inputs: ['x', 'integers'] }]],
    [6, node('BatchNormalization', { is_test: { type: 'int', value: 1n } }), [node('BatchNormalization')]],
  ])('lifts operator set %i: %o', (version, old, lifted) => {
    expect(liftModel(modelOf(version, old)).graph.nodes).toEqual(lifted);
  });

  it.each([0, 26])('refuses operator set %i', (version) => {
    expect(() => liftModel(modelOf(version, node('Relu')))).toThrow(`operator set ${version}; versions 1 to 25`);
  });
});
