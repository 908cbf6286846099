import { GraphBuilder, type Model, reshape } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../onnxruntime/onnxruntime-common.js';
import { knownValues } from './known-values.js';
import { planKey } from './plan-key.js';

function reshaping(): Model {
  const graph = new GraphBuilder('reshaping');
  const values = graph.input('values', 'float32', [6]);
  graph.output('result', reshape(values, graph.input('shape', 'int64', [2])));
  return graph.build();
}

function keyOf(shape: readonly number[], count = 6): string {
  const feeds = {
    values: new Tensor('float32', new Float32Array(count), [count]),
    shape: new Tensor('int64', BigInt64Array.from(shape, BigInt), [2]),
  };
  const known = knownValues(reshaping(), new Set(['shape']), feeds, (name) => (name === 'shape' ? shape : []));
  return planKey({ shapes: { values: [count], shape: [2] }, values: known });
}

describe('planKey', () => {
  it('is another for other values of inputs on which shapes depend, and for other shapes', () => {
    expect(keyOf([2, 3])).toBe(keyOf([2, 3]));
    expect(new Set([keyOf([2, 3]), keyOf([3, 2]), keyOf([2, 3], 7)]).size).toBe(3);
  });
});
