import { expect, it } from 'vitest';
import { inferShapes } from '../inference/infer-shapes.js';
import type { Model } from '../ir/model.js';

/** A graph of one node whose input of dimensions has 2³¹ of them. */
function model(opType: string, inputs: readonly string[]): Model {
  return {
    irVersion: 10,
    opsetImports: [{ domain: '', version: 21 }],
    producerName: '',
    producerVersion: '',
    metadata: {},
    functions: [],
    graph: {
      name: 'endless',
      inputs: [
        { name: 'x', type: { kind: 'tensor', dataType: 'float32', shape: [2] } },
        { name: 'shape', type: { kind: 'tensor', dataType: 'int64', shape: [2 ** 31] } },
      ],
      outputs: [{ name: 'y', type: undefined }],
      initializers: [],
      values: [],
      nodes: [{ name: '', opType, domain: '', overload: '', inputs, outputs: ['y'], attributes: {} }],
    },
  };
}

it.each([
  ['Reshape', ['x', 'shape']],
  ['Expand', ['x', 'shape']],
  ['Unsqueeze', ['x', 'shape']],
])('%s of 2³¹ dimensions is an error, not that much memory', (opType, inputs) => {
  expect(() => inferShapes(model(opType, inputs))).toThrow(/dimensions/);
});
