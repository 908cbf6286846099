import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const lrnCases: OperatorCases = {
  operator: 'LRN',
  tolerance: 'function',
  cases: {
    'five neighbours': { inputs: [random([2, 9, 3, 5], { low: -20, high: 20 })], attributes: { size: 5 } },
    'all attributes': {
      inputs: [random([1, 7, 3, 3])],
      attributes: { size: 3, alpha: 0.5, beta: 0.6, bias: 2 },
    },
    'more neighbours than channels': { inputs: [random([1, 3, 2, 2])], attributes: { size: 7, alpha: 0.1 } },
    'one neighbour': { inputs: [random([1, 5, 2, 2])], attributes: { size: 1, alpha: 1 } },
  },
};
