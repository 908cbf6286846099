import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const rmsNormalizationCases: OperatorCases = {
  operator: 'RMSNormalization',
  tolerance: 'accumulated',
  cases: {
    'the last axis': { inputs: [random([2, 3, 17]), weight([17])] },
    'the last two axes': { inputs: [random([2, 3, 5]), weight([3, 5])], attributes: { axis: -2, epsilon: 0.01 } },
    'an axis from the start': { inputs: [random([4, 3, 2]), weight([3, 2])], attributes: { axis: 1 } },
  },
};
