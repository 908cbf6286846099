import { constant } from './inputs/constant.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

const diagonal = (k: number) => constant([], [k], 'int64');

export const triluCases: OperatorCases = {
  operator: 'Trilu',
  cases: {
    upper: { inputs: [random([4, 5])] },
    lower: { inputs: [random([5, 4])], attributes: { upper: 0 } },
    'upper, above the diagonal': { inputs: [random([2, 4, 5]), diagonal(1)] },
    'lower, below the diagonal': { inputs: [random([2, 4, 5]), diagonal(-2)], attributes: { upper: 0 } },
    'beyond the matrix': { inputs: [random([3, 3]), diagonal(9)] },
    int64: { inputs: [random([3, 4], { dataType: 'int64', low: -9, high: 9 }), diagonal(0)], attributes: { upper: 0 } },
    'no element': { inputs: [random([3, 0])] },
  },
};
