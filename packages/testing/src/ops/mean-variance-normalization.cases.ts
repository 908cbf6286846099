import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const meanVarianceNormalizationCases: OperatorCases = {
  operator: 'MeanVarianceNormalization',
  tolerance: 'accumulated',
  cases: {
    'each channel over batch and space': { inputs: [random([2, 5, 3, 7])] },
    'over space': { inputs: [random([2, 5, 3, 7])], attributes: { axes: [2, 3] } },
  },
};
