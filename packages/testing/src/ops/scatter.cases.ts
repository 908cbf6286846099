import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const reductions = ['add', 'mul', 'max', 'min'];

export const scatterCases: readonly OperatorCases[] = [
  {
    operator: 'ScatterElements',
    tolerance: 'rounded',
    cases: {
      'the first axis': {
        inputs: [random([3, 3]), given([2, 3], [1n, 0n, 2n, 0n, 2n, 1n], 'int64'), random([2, 3])],
      },
      'the last axis': {
        inputs: [random([2, 5]), given([1, 2], [1n, 3n], 'int64'), random([1, 2])],
        attributes: { axis: 1 },
      },
      'negative indices and axis': {
        inputs: [random([2, 5]), given([2, 1], [-1n, -5n], 'int64'), random([2, 1])],
        attributes: { axis: -1 },
      },
      ...Object.fromEntries(
        reductions.map((reduction): [string, OperatorCase] => [
          `${reduction}, an index twice`,
          {
            inputs: [random([1, 5]), given([1, 3], [1n, 1n, 4n], 'int64'), random([1, 3])],
            attributes: { axis: 1, reduction },
          },
        ]),
      ),
    },
  },
  {
    operator: 'ScatterND',
    tolerance: 'rounded',
    cases: {
      elements: { inputs: [random([8]), given([3, 1], [4n, 1n, 7n], 'int64'), random([3])] },
      matrices: { inputs: [random([4, 2, 3]), given([2, 1], [0n, 2n], 'int64'), random([2, 2, 3])] },
      'negative indices': { inputs: [random([3, 4]), given([1, 2], [-1n, -2n], 'int64'), random([1])] },
      ...Object.fromEntries(
        reductions.map((reduction): [string, OperatorCase] => [
          `${reduction}, an index twice`,
          {
            inputs: [random([4, 2]), given([3, 1], [0n, 0n, 3n], 'int64'), random([3, 2])],
            attributes: { reduction },
          },
        ]),
      ),
    },
  },
];
