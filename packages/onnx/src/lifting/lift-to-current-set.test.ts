import { describe, expect, it } from 'vitest';
import { checkModel } from '../checker/check-model.js';
import type { Node } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import { tensorType } from '../ir/tensor-type.js';
import { printModel } from '../printer/print-model.js';
import { operatorTable } from '../schema/operator-table.js';
import { liftToCurrentSet } from './lift-to-current-set.js';

const float = (...shape: number[]) => tensorType('float32', shape);

/** A model of one node with inputs x, y, z, as a file of an older operator set says it. */
function modelOf(version: number, node: Pick<Node, 'attributes' | 'inputs' | 'opType' | 'outputs'>): Model {
  const types = { x: float(1, 4, 6, 6), y: float(2), z: float(2) };
  return {
    irVersion: 8,
    opsetImports: [{ domain: '', version }],
    producerName: '',
    producerVersion: '',
    functions: [],
    metadata: {},
    graph: {
      name: 'old',
      inputs: Object.entries(types).map(([name, type]) => ({ name, type })),
      outputs: node.outputs.map((name) => ({ name, type: undefined })),
      values: [],
      initializers: [],
      nodes: [{ name: 'node', domain: '', ...node }],
    },
  };
}

const lift = (model: Model): Model => liftToCurrentSet(model, operatorTable);

describe('liftToCurrentSet', () => {
  it('makes inputs of axes that were attributes', () => {
    const old = modelOf(13, {
      opType: 'ReduceMean',
      inputs: ['x'],
      outputs: ['mean'],
      attributes: { axes: { type: 'ints', value: [2n, 3n] }, keepdims: { type: 'int', value: 0n } },
    });
    const { graph, opsetImports } = lift(old);
    expect(opsetImports).toEqual([{ domain: '', version: 21 }]);
    expect(graph.nodes[0]?.inputs).toEqual(['x', 'mean lifted']);
    expect(graph.nodes[0]?.attributes).toEqual({ keepdims: { type: 'int', value: 0n } });
    expect(graph.initializers[0]).toMatchObject({ name: 'mean lifted', dataType: 'int64', dims: [2] });
  });

  it('says how many equal parts there are, where it was the number of outputs', () => {
    const old = modelOf(13, {
      opType: 'Split',
      inputs: ['x'],
      outputs: ['a', 'b'],
      attributes: { axis: { type: 'int', value: 1n } },
    });
    expect(lift(old).graph.nodes[0]?.attributes.num_outputs).toEqual({ type: 'int', value: 2n });
  });

  it('gives each channel the scale and bias of its group', () => {
    const old = modelOf(18, {
      opType: 'GroupNormalization',
      inputs: ['x', 'y', 'z'],
      outputs: ['normalized'],
      attributes: { num_groups: { type: 'int', value: 2n } },
    });
    const lifted = lift(old);
    expect(lifted.graph.nodes.map(({ opType }) => opType)).toEqual([
      ...['Shape', 'Div', 'Concat'],
      ...['Unsqueeze', 'Expand', 'Reshape', 'Unsqueeze', 'Expand', 'Reshape', 'GroupNormalization'],
    ]);
  });

  it('renames modes and states what had been the only way', () => {
    const grid = modelOf(16, {
      opType: 'GridSample',
      inputs: ['x', 'y'],
      outputs: ['sampled'],
      attributes: { mode: { type: 'string', value: 'bicubic' } },
    });
    expect(lift(grid).graph.nodes[0]?.attributes.mode).toEqual({ type: 'string', value: 'cubic' });
    const regions = modelOf(13, { opType: 'RoiAlign', inputs: ['x', 'y', 'z'], outputs: ['regions'], attributes: {} });
    expect(lift(regions).graph.nodes[0]?.attributes.coordinate_transformation_mode).toEqual({
      type: 'string',
      value: 'output_half_pixel',
    });
  });

  it('gives valid models, and leaves those of our set as they are', () => {
    const old = modelOf(13, {
      opType: 'ReduceMax',
      inputs: ['x'],
      outputs: ['largest'],
      attributes: { axes: { type: 'ints', value: [1n] } },
    });
    const lifted = lift(old);
    expect(() => checkModel(lifted)).not.toThrow();
    expect(printModel(lifted)).not.toBe(printModel(old));
    expect(lift(lifted)).toBe(lifted);
  });

  it.each([12, 24])('leaves models of operator set %i as they are', (version) => {
    const model = modelOf(version, { opType: 'ReduceMax', inputs: ['x'], outputs: ['largest'], attributes: {} });
    expect(lift(model)).toBe(model);
  });
});
