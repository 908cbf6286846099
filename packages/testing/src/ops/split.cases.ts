import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const splitCases: OperatorCases = {
  operator: 'Split',
  cases: {
    'equal parts': { inputs: [random([6, 3])], attributes: { num_outputs: 3 }, outputs: 3 },
    'a smaller last part': { inputs: [random([2, 7])], attributes: { num_outputs: 3, axis: 1 }, outputs: 3 },
    sizes: { inputs: [random([2, 9, 3]), integers(2, 3, 4)], attributes: { axis: 1 }, outputs: 3 },
    'a size of zero': { inputs: [random([5]), integers(0, 5)], outputs: 2 },
    'a negative axis': { inputs: [random([2, 3, 8]), integers(3, 5)], attributes: { axis: -1 }, outputs: 2 },
    'query, key and value': { inputs: [random([1, 4, 15])], attributes: { num_outputs: 3, axis: 2 }, outputs: 3 },
  },
};
