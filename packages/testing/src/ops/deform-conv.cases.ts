import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

const moved = { low: -0.7, high: 0.7 };

export const deformConvCases: OperatorCases = {
  operator: 'DeformConv',
  tolerance: 'accumulated',
  cases: {
    'offsets of parts of a place': {
      inputs: [random([1, 2, 6, 7]), weight([3, 2, 3, 3]), random([1, 18, 4, 5], moved)],
    },
    'bias and mask': {
      inputs: [
        random([2, 3, 5, 5]),
        weight([4, 3, 2, 2]),
        random([2, 8, 6, 6], moved),
        weight([4]),
        random([2, 4, 6, 6], { low: 0, high: 1 }),
      ],
      attributes: { pads: [1, 1, 1, 1] },
    },
    'groups and offset groups': {
      inputs: [random([1, 4, 5, 5]), weight([6, 2, 2, 2]), random([1, 16, 4, 4], moved)],
      attributes: { group: 2, offset_group: 2 },
    },
    'kernel_shape stated': {
      inputs: [random([1, 1, 4, 4]), weight([2, 1, 2, 2]), random([1, 8, 3, 3], moved)],
      attributes: { kernel_shape: [2, 2] },
    },
    'strides and dilations': {
      inputs: [random([1, 1, 9, 9]), weight([2, 1, 3, 3]), random([1, 18, 3, 3], moved)],
      attributes: { strides: [2, 2], dilations: [2, 2] },
    },
  },
};
