import type { Graph, Node } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { countOperators } from './count-operators.js';
import { peakActivations } from './peak-activations.js';
import { summarizeTensors } from './summarize-tensors.js';

function node(opType: string, inputs: readonly string[], outputs: readonly string[], domain = ''): Node {
  return { name: outputs.join(), opType, domain, inputs, outputs, attributes: {} };
}

const graph: Graph = {
  name: 'two branches',
  inputs: [{ name: 'x', type: undefined }],
  outputs: [{ name: 'out', type: undefined }],
  values: [],
  initializers: [
    { name: 'stored', dataType: 'float16', dims: [4], data: { kind: 'external', location: 'f', offset: 0, length: 8 } },
  ],
  nodes: [
    node('Cast', ['stored'], ['weight']),
    node('Mul', ['x', 'weight'], ['left']),
    node('Relu', ['x'], ['right']),
    node('Add', ['left', 'right'], ['sum']),
    node('Relu', ['sum'], ['out']),
    node('Odd', ['sum', ''], ['unused'], 'com.example'),
  ],
};

describe('peakActivations', () => {
  it('counts what is alive at once, and weights in the type that is computed in', () => {
    const bytes: Readonly<Record<string, number>> = {
      stored: 8,
      weight: 16,
      x: 100,
      left: 50,
      right: 70,
      sum: 60,
      out: 10,
      unused: 1,
    };
    // x; x+left; x+left+right = 220; left+right+sum = 180; sum+out; sum+out+unused.
    expect(peakActivations(graph, (name) => bytes[name] ?? 0)).toEqual({ weights: 16, activations: 220 });
  });
});

describe('countOperators', () => {
  it('counts by name, with the domain of those that are not of ONNX itself', () => {
    expect(countOperators(graph)).toEqual([
      { operator: 'Relu', count: 2 },
      { operator: 'Add', count: 1 },
      { operator: 'Cast', count: 1 },
      { operator: 'com.example.Odd', count: 1 },
      { operator: 'Mul', count: 1 },
    ]);
  });
});

describe('summarizeTensors', () => {
  it('sums up by data type; integers are no parameters', () => {
    const place = { file: 'f', offset: 0 };
    const summary = summarizeTensors([
      { name: 'a', dataType: 'int64', dims: [], length: 8, ...place },
      { name: 'b', dataType: 'float16', dims: [2, 3], length: 12, ...place },
      { name: 'c', dataType: 'float16', dims: [4], length: 8, ...place },
    ]);
    expect(summary).toEqual({
      tensors: 3,
      parameters: 10,
      bytes: 28,
      dataTypes: [
        { dataType: 'float16', tensors: 2, elements: 10, bytes: 20 },
        { dataType: 'int64', tensors: 1, elements: 1, bytes: 8 },
      ],
    });
  });
});
