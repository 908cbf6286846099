import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const maxUnpoolCases: OperatorCases = {
  operator: 'MaxUnpool',
  cases: {
    '2 × 2': {
      inputs: [random([1, 1, 2, 2]), given([1, 1, 2, 2], [5n, 7n, 13n, 15n], 'int64')],
      attributes: { kernel_shape: [2, 2], strides: [2, 2] },
    },
    'several channels': {
      inputs: [random([1, 2, 2, 2]), given([1, 2, 2, 2], [0n, 3n, 9n, 14n, 17n, 18n, 24n, 31n], 'int64')],
      attributes: { kernel_shape: [2, 2], strides: [2, 2] },
    },
    pads: {
      inputs: [random([1, 1, 2, 2]), given([1, 1, 2, 2], [0n, 2n, 4n, 8n], 'int64')],
      attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] },
    },
    'an output shape': {
      inputs: [random([1, 1, 2, 2]), given([1, 1, 2, 2], [5n, 7n, 13n, 15n], 'int64'), integers(1, 1, 5, 5)],
      attributes: { kernel_shape: [2, 2], strides: [2, 2] },
    },
  },
};
