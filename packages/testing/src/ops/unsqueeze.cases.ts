import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const unsqueezeCases: OperatorCases = {
  operator: 'Unsqueeze',
  cases: {
    'one axis': { inputs: [random([3, 5]), integers(1)] },
    'several axes': { inputs: [random([3, 5]), integers(0, 3)] },
    'axes in any order': { inputs: [random([3, 5]), integers(4, 0, 2)] },
    'negative axes': { inputs: [random([3, 5]), integers(-1, -4)] },
    'a scalar': { inputs: [random([]), integers(0)] },
    'no element': { inputs: [random([0, 3]), integers(1)] },
  },
};
