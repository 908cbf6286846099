import { constant } from './inputs/constant.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

/** Outside training it gives its input back; in training it is random, which graphs are not. */
export const dropoutCases: OperatorCases = {
  operator: 'Dropout',
  cases: {
    'left alone': { inputs: [random([2, 5, 3])] },
    'with a ratio': { inputs: [random([2, 5]), constant([], [0.5])] },
    'not in training': { inputs: [random([2, 5]), constant([], [0.9]), constant([], [0], 'bool')] },
    'with a mask': { inputs: [random([2, 5]), constant([], [0.5])], outputs: 2 },
  },
};
