import { constant } from '../inputs/constant.js';
import { random } from '../inputs/random.js';
import { weight } from '../inputs/weight.js';
import type { OperatorCases } from '../operator-cases.js';

const uint8 = { dataType: 'uint8', low: 0, high: 255 } as const;
const scale = (...values: readonly number[]) => constant(values.length === 1 ? [] : [values.length], values);
const zero = (...values: readonly number[]) => constant(values.length === 1 ? [] : [values.length], values, 'uint8');

export const qLinearConvCases: OperatorCases = {
  operator: 'QLinearConv',
  tolerance: 'quantized',
  cases: {
    plain: {
      inputs: [
        random([1, 3, 5, 5], uint8),
        scale(0.01),
        zero(120),
        weight([4, 3, 3, 3], uint8),
        scale(0.02),
        zero(125),
        scale(0.1),
        zero(128),
      ],
    },
    'a bias, pads and strides': {
      inputs: [
        random([2, 2, 5, 6], uint8),
        scale(0.01),
        zero(120),
        weight([3, 2, 3, 3], uint8),
        scale(0.02),
        zero(125),
        scale(0.05),
        zero(128),
        weight([3], { dataType: 'int32', low: -2000, high: 2000 }),
      ],
      attributes: { pads: [1, 1, 0, 1], strides: [2, 1] },
    },
    'groups and dilations': {
      inputs: [
        random([1, 4, 6, 6], uint8),
        scale(0.01),
        zero(120),
        weight([4, 2, 2, 2], uint8),
        scale(0.02),
        zero(125),
        scale(0.05),
        zero(128),
      ],
      attributes: { group: 2, dilations: [2, 2], kernel_shape: [2, 2] },
    },
    SAME_LOWER: {
      inputs: [
        random([1, 2, 5, 5], uint8),
        scale(0.01),
        zero(120),
        weight([3, 2, 2, 2], uint8),
        scale(0.02),
        zero(125),
        scale(0.05),
        zero(128),
      ],
      attributes: { auto_pad: 'SAME_LOWER' },
    },
    'a scale per output channel': {
      inputs: [
        random([1, 2, 4, 4], uint8),
        scale(0.02),
        zero(100),
        weight([3, 2, 1, 1], uint8),
        scale(0.01, 0.02, 0.03),
        zero(90, 90, 90),
        scale(0.05),
        zero(10),
      ],
    },
  },
};
