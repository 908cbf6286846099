import { constant } from '../inputs/constant.js';
import { random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';

const uint8 = { dataType: 'uint8', low: 0, high: 255 } as const;
const int8 = { dataType: 'int8', low: -128, high: 127 } as const;

export const matMulIntegerCases: OperatorCases = {
  operator: 'MatMulInteger',
  cases: {
    'without zero points': { inputs: [random([3, 5], uint8), random([5, 4], uint8)] },
    'zero points': {
      inputs: [random([3, 5], uint8), random([5, 4], uint8), constant([], [12], 'uint8'), constant([], [7], 'uint8')],
    },
    'signed weights': { inputs: [random([4, 9], uint8), random([9, 3], int8), constant([], [128], 'uint8')] },
    'a batch': { inputs: [random([2, 3, 5], uint8), random([2, 5, 4], int8)] },
  },
};
