import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const shapeCases: OperatorCases = {
  operator: 'Shape',
  cases: {
    'all axes': { inputs: [random([2, 3, 5])] },
    'from the second': { inputs: [random([2, 3, 5])], attributes: { start: 1 } },
    'up to the last': { inputs: [random([2, 3, 5])], attributes: { end: -1 } },
    'beyond the rank': { inputs: [random([2, 3, 5])], attributes: { start: -9, end: 9 } },
    'an empty part': { inputs: [random([2, 3, 5])], attributes: { start: 2, end: 1 } },
    'a scalar': { inputs: [random([])] },
    'no element': { inputs: [random([2, 0])] },
  },
};
