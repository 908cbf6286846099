import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const lpPoolCases: OperatorCases = {
  operator: 'LpPool',
  tolerance: 'accumulated',
  cases: {
    'the 2-norm': { inputs: [random([2, 3, 6, 7])], attributes: { kernel_shape: [2, 3] } },
    'the 1-norm with strides and pads': {
      inputs: [random([1, 5, 7, 7])],
      attributes: { kernel_shape: [3, 3], p: 1, strides: [2, 2], pads: [1, 0, 1, 1] },
    },
    'the 3-norm with dilations': {
      inputs: [random([1, 2, 8, 8])],
      attributes: { kernel_shape: [2, 2], p: 3, dilations: [2, 2] },
    },
    SAME_UPPER: { inputs: [random([1, 2, 5, 5])], attributes: { kernel_shape: [2, 2], auto_pad: 'SAME_UPPER' } },
    'one dimension': { inputs: [random([2, 3, 9])], attributes: { kernel_shape: [2], strides: [2] } },
    'ceil_mode takes a part of a window': {
      inputs: [random([1, 2, 5, 5])],
      attributes: { kernel_shape: [2, 2], strides: [2, 2], ceil_mode: 1 },
    },
  },
};
