import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const lpNormalizationCases: OperatorCases = {
  operator: 'LpNormalization',
  tolerance: 'accumulated',
  cases: {
    'the 2-norm of the last axis': { inputs: [random([3, 17])] },
    'the 1-norm of the first axis': { inputs: [random([5, 3])], attributes: { axis: 0, p: 1 } },
    'the channels': { inputs: [random([2, 5, 3, 3])], attributes: { axis: 1, p: 2 } },
    'a negative axis': { inputs: [random([2, 5, 3])], attributes: { axis: -2 } },
  },
};
