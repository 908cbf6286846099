import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const gatherNdCases: OperatorCases = {
  operator: 'GatherND',
  cases: {
    elements: { inputs: [random([3, 4]), given([2, 2], [0n, 3n, 2n, 1n], 'int64')] },
    rows: { inputs: [random([3, 4]), given([2, 1], [2n, 0n], 'int64')] },
    'negative indices': { inputs: [random([3, 4]), given([1, 2], [-1n, -4n], 'int64')] },
    'leading axes in common': {
      inputs: [random([2, 3, 4]), given([2, 1], [1n, 2n], 'int64')],
      attributes: { batch_dims: 1 },
    },
    'indices of several dimensions': {
      inputs: [random([2, 3, 4]), given([2, 1, 2], [0n, 1n, 1n, 2n], 'int64')],
    },
  },
};
