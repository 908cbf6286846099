import { constant } from '../inputs/constant.js';
import { random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';

const uint8 = { dataType: 'uint8', low: 0, high: 255 } as const;
const scale = (value: number) => constant([], [value]);
const zero = (value: number) => constant([], [value], 'uint8');

export const qLinearMatMulCases: OperatorCases = {
  operator: 'QLinearMatMul',
  tolerance: 'quantized',
  cases: {
    matrices: {
      inputs: [
        random([3, 5], uint8),
        scale(0.01),
        zero(113),
        random([5, 4], uint8),
        scale(0.02),
        zero(114),
        scale(0.05),
        zero(118),
      ],
    },
    'a batch': {
      inputs: [
        random([2, 3, 5], uint8),
        scale(0.01),
        zero(0),
        random([2, 5, 4], uint8),
        scale(0.01),
        zero(99),
        scale(0.04),
        zero(128),
      ],
    },
  },
};
