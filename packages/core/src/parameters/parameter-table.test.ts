import { GraphBuilder } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import type { ParameterPlacement } from './parameter-placement.js';
import { ParameterScope } from './parameter-scope.js';
import { ParameterTable } from './parameter-table.js';

const zero = { kind: 'constant', value: 0 } as const;

function build(placements?: ReadonlyMap<string, ParameterPlacement>) {
  const graph = new GraphBuilder('test');
  const table = new ParameterTable(graph, 'float32', placements);
  return { graph, table, root: new ParameterScope(table) };
}

describe('ParameterScope', () => {
  it('joins names with dots, numbers too; the empty name is the same place', () => {
    const { root } = build();
    expect(root.path).toBe('');
    expect(root.scope('').path).toBe('');
    expect(root.scope('encoder.stages').scope(0).scope('').scope('layers').path).toBe('encoder.stages.0.layers');
  });

  it('declares tensors and counters in order', () => {
    const { root, table } = build();
    root.scope('norm').counter('num_batches_tracked');
    root.scope('norm').parameter('weight', [3], zero);
    root.parameter('bias', [], zero);
    expect(table.declarations).toEqual([
      { name: 'norm.num_batches_tracked', dims: [], dataType: 'int64', initialization: zero },
      { name: 'norm.weight', dims: [3], dataType: 'float32', initialization: zero },
      { name: 'bias', dims: [], dataType: 'float32', initialization: zero },
    ]);
  });

  it('gives the same value for the same name', () => {
    const { root, table, graph } = build();
    expect(root.scope('a').parameter('weight', [3], zero)).toBe(root.parameter('a.weight', [3], zero));
    expect(table.declarations).toHaveLength(1);
    expect(graph.build().graph.initializers).toHaveLength(1);
  });
});

describe('ParameterTable', () => {
  it('points into the file of a placement, and casts what is stored in another type', () => {
    const file = 'model.safetensors';
    const { root, graph } = build(
      new Map([
        ['a', { dataType: 'float32', dims: [2], file, offset: 16, length: 8 }],
        ['b', { dataType: 'float16', dims: [2], file, offset: 24, length: 4 }],
      ]),
    );
    expect(root.parameter('a', [2], zero).name).toBe('a');
    const half = root.parameter('b', [2], zero);
    expect(half.type).toMatchObject({ dataType: 'float32', shape: [2] });
    const { initializers, nodes } = graph.build().graph;
    expect(initializers).toMatchObject([
      { name: 'a', dataType: 'float32', data: { kind: 'external', location: file, offset: 16, length: 8 } },
      { name: 'b', dataType: 'float16', data: { kind: 'external', location: file, offset: 24, length: 4 } },
    ]);
    expect(nodes).toMatchObject([{ opType: 'Cast', inputs: ['b'], outputs: [half.name] }]);
  });

  it('puts no counter into the graph', () => {
    const { root, graph } = build();
    root.counter('num_batches_tracked');
    expect(graph.build().graph.initializers).toEqual([]);
  });
});
