import { add, GraphBuilder, type Model, mul, relu } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { pruneModel } from './prune-model.js';

function model(): Model {
  const graph = new GraphBuilder('test');
  const input = graph.input('x', 'float32', ['n']);
  const weight = (name: string) =>
    graph.initializer({
      name,
      dataType: 'float32',
      dims: [1],
      data: { kind: 'external', location: 'w', offset: 0, length: 4 },
    });
  const shared = relu(input);
  graph.output('sum', add(shared, weight('a')));
  graph.output('product', mul(shared, weight('b')));
  return graph.build();
}

const operators = ({ graph }: Model) => graph.nodes.map(({ opType }) => opType);

describe('pruneModel', () => {
  it('keeps what the outputs need, in order', () => {
    const pruned = pruneModel(model(), ['product']);
    expect(operators(pruned)).toEqual(['Relu', 'Mul']);
    expect(pruned.graph.initializers.map(({ name }) => name)).toEqual(['b']);
    expect(pruned.graph.outputs.map(({ name }) => name)).toEqual(['product']);
    expect(pruned.graph.inputs).toEqual(model().graph.inputs);
  });

  it('keeps all if all is needed, and changes no model', () => {
    const whole = model();
    const copy = structuredClone(whole);
    expect(pruneModel(whole, ['product', 'sum'])).toEqual(whole);
    expect(operators(pruneModel(whole, []))).toEqual([]);
    expect(whole).toEqual(copy);
  });

  it('keeps what the body of an If reads from the graph around it, at any depth', () => {
    const whole = model();
    const [relu, ...rest] = whole.graph.nodes;
    if (relu === undefined) throw new TypeError('The test graph has no Relu.');
    const branch = (name: string, body: Model['graph']['nodes']): Model['graph'] => ({
      ...{ name, inputs: [], values: [], initializers: [] },
      outputs: [{ name, type: undefined }],
      nodes: body,
    });
    const conditional = (name: string, body: Model['graph']): Model['graph']['nodes'][number] => ({
      ...{ name, opType: 'If', domain: '', inputs: ['x'], outputs: [name] },
      attributes: { then_branch: { type: 'graph', value: body }, others: { type: 'graphs', value: [] } },
    });
    const inner = conditional('inner', branch('read', [{ ...relu, inputs: ['a'], outputs: ['read'] }]));
    const outer = conditional('chosen', branch('inner', [inner]));
    const pruned = pruneModel(
      {
        ...whole,
        graph: { ...whole.graph, nodes: [relu, ...rest, outer], outputs: [{ name: 'chosen', type: undefined }] },
      },
      ['chosen'],
    );
    expect(operators(pruned)).toEqual(['If']);
    expect(pruned.graph.initializers.map(({ name }) => name)).toEqual(['a']);
  });
});
