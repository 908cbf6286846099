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

  it.each([6, 26])('refuses operator set %i', (version) => {
    expect(() => liftModel(modelOf(version, node('Relu')))).toThrow(`operator set ${version}; versions 7 to 25`);
  });
});
