import { constant } from '../inputs/constant.js';
import { random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';

const uint8 = { dataType: 'uint8', low: 0, high: 255 } as const;

export const convIntegerCases: OperatorCases = {
  operator: 'ConvInteger',
  cases: {
    'without zero points': { inputs: [random([1, 3, 5, 6], uint8), random([4, 3, 3, 3], uint8)] },
    'a zero point and pads': {
      inputs: [random([2, 2, 5, 5], uint8), random([3, 2, 3, 3], uint8), constant([], [100], 'uint8')],
      attributes: { pads: [1, 0, 1, 2], strides: [2, 1] },
    },
    'dilations and a stated kernel': {
      inputs: [random([1, 2, 7, 7], uint8), random([3, 2, 3, 3], uint8), constant([], [9], 'uint8')],
      attributes: { dilations: [2, 2], kernel_shape: [3, 3] },
    },
    SAME_UPPER: {
      inputs: [random([1, 2, 5, 5], uint8), random([3, 2, 3, 3], uint8)],
      attributes: { auto_pad: 'SAME_UPPER', strides: [2, 2] },
    },
    groups: {
      inputs: [
        random([1, 4, 5, 5], uint8),
        random([4, 2, 2, 2], uint8),
        constant([], [3], 'uint8'),
        constant([], [9], 'uint8'),
      ],
      attributes: { group: 2 },
    },
  },
};
