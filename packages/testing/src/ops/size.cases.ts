import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const sizeCases: OperatorCases = {
  operator: 'Size',
  cases: {
    'an image': { inputs: [random([2, 3, 5])] },
    'a scalar': { inputs: [random([])] },
    'no element': { inputs: [random([2, 0])] },
  },
};
