import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const gatherElementsCases: OperatorCases = {
  operator: 'GatherElements',
  cases: {
    'the first axis': { inputs: [random([3, 2]), given([2, 2], [0n, 2n, 1n, 0n], 'int64')] },
    'the last axis': {
      inputs: [random([2, 5]), given([2, 3], [4n, 0n, 1n, 2n, 2n, 3n], 'int64')],
      attributes: { axis: 1 },
    },
    'negative indices and axis': {
      inputs: [random([2, 5]), given([2, 1], [-1n, -5n], 'int64')],
      attributes: { axis: -1 },
    },
    'fewer indices than the input has': { inputs: [random([4, 3, 2]), given([2, 1, 2], [3n, 0n, 1n, 2n], 'int64')] },
    'int32 indices': { inputs: [random([3, 3]), given([1, 3], [2, 0, 1], 'int32')] },
  },
};
