import { boolean, constantFrom, tuple } from 'fast-check';
import { startsInPadding } from './arbitraries/starts-in-padding.js';
import { windowArbitrary } from './arbitraries/window-arbitrary.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const averagePoolCases: OperatorCases = {
  operator: 'AveragePool',
  tolerance: 'accumulated',
  cases: {
    '2 × 2': { inputs: [random([2, 5, 8, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    'pads do not count': {
      inputs: [random([1, 3, 7, 7])],
      attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1], strides: [2, 2] },
    },
    'pads count': {
      inputs: [random([1, 9, 7, 7])],
      attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1], count_include_pad: 1 },
    },
    'asymmetric pads': {
      inputs: [random([2, 3, 6, 7])],
      attributes: { kernel_shape: [3, 4], pads: [0, 2, 1, 1], strides: [1, 2] },
    },
    'ceil_mode takes a part of a window': {
      inputs: [random([1, 5, 6, 8])],
      attributes: { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: 1 },
    },
    'ceil_mode with pads that count': {
      inputs: [random([1, 3, 6, 6])],
      attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 0, 0], ceil_mode: 1, count_include_pad: 1 },
    },
    'a window behind the image is left out': {
      inputs: [random([1, 1, 4, 4])],
      attributes: { kernel_shape: [1, 1], strides: [3, 3], ceil_mode: 1 },
    },
    dilations: { inputs: [random([1, 3, 9, 9])], attributes: { kernel_shape: [3, 2], dilations: [2, 3] } },
    'one dimension': { inputs: [random([2, 3, 17])], attributes: { kernel_shape: [4], strides: [3] } },
    'three dimensions': {
      inputs: [random([1, 2, 4, 5, 6])],
      attributes: { kernel_shape: [2, 2, 3], strides: [2, 1, 2] },
    },
    SAME_UPPER: { inputs: [random([1, 3, 5, 7])], attributes: { kernel_shape: [2, 2], auto_pad: 'SAME_UPPER' } },
    SAME_LOWER: { inputs: [random([1, 3, 5, 7])], attributes: { kernel_shape: [2, 2], auto_pad: 'SAME_LOWER' } },
    VALID: { inputs: [random([1, 3, 5, 7])], attributes: { kernel_shape: [2, 3], auto_pad: 'VALID', strides: [2, 2] } },
  },
  fuzz: tuple(windowArbitrary(), constantFrom(1, 3, 8, 9), boolean(), boolean()).map(
    ([window, channels, ceils, counts]) => ({
      inputs: [random([2, channels, ...window.size])],
      attributes: {
        kernel_shape: window.kernel,
        strides: window.strides,
        pads: window.pads,
        ceil_mode: ceils && !startsInPadding(window, [1, 1]),
        count_include_pad: counts,
      },
    }),
  ),
};
