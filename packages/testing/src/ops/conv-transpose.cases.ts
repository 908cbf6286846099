import { boolean, constantFrom, record } from 'fast-check';
import { windowArbitrary } from './arbitraries/window-arbitrary.js';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const convTransposeCases: OperatorCases = {
  operator: 'ConvTranspose',
  tolerance: 'accumulated',
  cases: {
    plain: { inputs: [random([2, 3, 5, 4]), weight([3, 5, 3, 3])] },
    'with bias': { inputs: [random([1, 5, 4, 4]), weight([5, 7, 2, 2]), weight([7])] },
    'strides of 2 double the size': {
      inputs: [random([2, 4, 5, 5]), weight([4, 3, 2, 2]), weight([3])],
      attributes: { strides: [2, 2] },
    },
    'pads and output padding': {
      inputs: [random([1, 3, 5, 6]), weight([3, 2, 3, 3])],
      attributes: { strides: [2, 2], pads: [1, 1, 1, 1], output_padding: [1, 1] },
    },
    'asymmetric pads': {
      inputs: [random([1, 3, 5, 6]), weight([3, 2, 3, 4])],
      attributes: { strides: [2, 3], pads: [0, 1, 2, 1] },
    },
    'kernel_shape stated': {
      inputs: [random([1, 3, 4, 4]), weight([3, 2, 2, 3])],
      attributes: { kernel_shape: [2, 3] },
    },
    dilations: { inputs: [random([1, 2, 4, 4]), weight([2, 3, 3, 2])], attributes: { dilations: [2, 3] } },
    groups: { inputs: [random([1, 6, 4, 4]), weight([6, 5, 3, 3]), weight([10])], attributes: { group: 2 } },
    depthwise: {
      inputs: [random([1, 5, 4, 4]), weight([5, 1, 4, 4])],
      attributes: { group: 5, strides: [2, 2], pads: [1, 1, 1, 1] },
    },
    'an output shape': {
      inputs: [random([1, 2, 3, 3]), weight([2, 2, 3, 3])],
      attributes: { strides: [3, 2], output_shape: [10, 8] },
    },
    'one dimension': { inputs: [random([2, 3, 7]), weight([3, 4, 3])], attributes: { strides: [2] } },
    'three dimensions': {
      inputs: [random([1, 2, 3, 2, 3]), weight([2, 3, 2, 3, 2])],
      attributes: { strides: [2, 1, 2] },
    },
    SAME_UPPER: {
      inputs: [random([1, 2, 3, 3]), weight([2, 2, 3, 3])],
      attributes: { auto_pad: 'SAME_UPPER', strides: [2, 2] },
    },
  },
  fuzz: record({
    window: windowArbitrary(),
    batch: constantFrom(1, 2),
    group: constantFrom(1, 1, 2),
    inputs: constantFrom(1, 3, 5),
    outputs: constantFrom(1, 2, 5),
    hasBias: boolean(),
  }).map(({ window, batch, group, inputs, outputs, hasBias }) => ({
    inputs: [
      random([batch, inputs * group, 3, 4]),
      weight([inputs * group, outputs, ...window.kernel]),
      ...(hasBias ? [weight([outputs * group])] : []),
    ],
    attributes: { group, strides: window.strides, dilations: window.dilations },
  })),
};
