import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const col2ImCases: OperatorCases = {
  operator: 'Col2Im',
  tolerance: 'accumulated',
  cases: {
    'blocks side by side': {
      inputs: [random([1, 5, 5]), integers(5, 5), integers(1, 5)],
    },
    'blocks that overlap': { inputs: [random([2, 27, 9]), integers(5, 5), integers(3, 3)] },
    'strides and pads': {
      inputs: [random([1, 18, 9]), integers(5, 5), integers(3, 3)],
      attributes: { strides: [2, 2], pads: [1, 1, 1, 1] },
    },
    dilations: {
      inputs: [random([1, 4, 5]), integers(6, 6), integers(2, 2)],
      attributes: { dilations: [1, 5], strides: [1, 5] },
    },
  },
};
