import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const squeezeCases: OperatorCases = {
  operator: 'Squeeze',
  cases: {
    'the place of a pooled image': { inputs: [random([2, 5, 1, 1]), integers(2, 3)] },
    'all axes of one element': { inputs: [random([1, 3, 1, 5])] },
    'negative axes': { inputs: [random([2, 1, 5, 1]), integers(-1, -3)] },
    'to a scalar': { inputs: [random([1, 1])] },
    'no element': { inputs: [random([1, 0, 3]), integers(0)] },
  },
};
