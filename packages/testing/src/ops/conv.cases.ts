import { boolean, constantFrom, record } from 'fast-check';
import { windowArbitrary } from './arbitraries/window-arbitrary.js';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const squares = [1, 3, 5, 7, 9, 17].flatMap((channels): [string, OperatorCase][] => [
  [
    `3 × 3 from ${channels} to ${channels + 2} channels`,
    {
      inputs: [random([2, channels, 7, 9]), weight([channels + 2, channels, 3, 3]), weight([channels + 2])],
      attributes: { pads: [1, 1, 1, 1] },
    },
  ],
  [
    `1 × 1 from ${channels} to 5 channels`,
    { inputs: [random([2, channels, 5, 3]), weight([5, channels, 1, 1]), weight([5])] },
  ],
]);

export const convCases: OperatorCases = {
  operator: 'Conv',
  tolerance: 'accumulated',
  cases: {
    ...Object.fromEntries(squares),
    'without bias': { inputs: [random([1, 3, 8, 8]), weight([4, 3, 3, 3])] },
    'a weight that is fed': { inputs: [random([1, 3, 6, 6]), random([4, 3, 3, 3]), random([4])] },
    'kernel_shape stated': {
      inputs: [random([1, 3, 6, 7]), weight([4, 3, 2, 3])],
      attributes: { kernel_shape: [2, 3] },
    },
    'asymmetric pads': {
      inputs: [random([2, 5, 6, 7]), weight([3, 5, 3, 3]), weight([3])],
      attributes: { pads: [0, 2, 1, 3] },
    },
    'pads as wide as the kernel': {
      inputs: [random([1, 2, 3, 3]), weight([3, 2, 3, 3])],
      attributes: { pads: [3, 3, 3, 3] },
    },
    'strides of 2': {
      inputs: [random([2, 3, 9, 11]), weight([9, 3, 3, 3]), weight([9])],
      attributes: { pads: [1, 1, 1, 1], strides: [2, 2] },
    },
    'different strides': {
      inputs: [random([1, 5, 10, 13]), weight([7, 5, 3, 2])],
      attributes: { strides: [3, 2], pads: [1, 0, 0, 1] },
    },
    'a 1 × 1 kernel with strides': {
      inputs: [random([2, 9, 7, 7]), weight([17, 9, 1, 1])],
      attributes: { strides: [2, 2] },
    },
    'a stem of 7 × 7': {
      inputs: [random([1, 3, 20, 22]), weight([16, 3, 7, 7]), weight([16])],
      attributes: { pads: [3, 3, 3, 3], strides: [2, 2] },
    },
    'a patch embedding of 4 × 4': {
      inputs: [random([2, 3, 16, 12]), weight([17, 3, 4, 4]), weight([17])],
      attributes: { strides: [4, 4] },
    },
    dilations: {
      inputs: [random([2, 3, 11, 12]), weight([5, 3, 3, 3])],
      attributes: { dilations: [2, 3], pads: [2, 3, 2, 3] },
    },
    'dilations with strides': {
      inputs: [random([1, 8, 13, 13]), weight([8, 8, 3, 3])],
      attributes: { dilations: [2, 2], strides: [2, 2], pads: [2, 1, 2, 1] },
    },
    'two groups': { inputs: [random([2, 6, 5, 5]), weight([4, 3, 3, 3]), weight([4])], attributes: { group: 2 } },
    'three groups of odd width': {
      inputs: [random([1, 15, 6, 6]), weight([21, 5, 3, 3])],
      attributes: { group: 3, pads: [1, 1, 1, 1] },
    },
    'thirty-two groups of four': {
      inputs: [random([1, 128, 5, 5]), weight([128, 4, 3, 3])],
      attributes: { group: 32, pads: [1, 1, 1, 1], strides: [2, 2] },
    },
    'depthwise 3 × 3': {
      inputs: [random([2, 17, 7, 7]), weight([17, 1, 3, 3]), weight([17])],
      attributes: { group: 17, pads: [1, 1, 1, 1] },
    },
    'depthwise 7 × 7': {
      inputs: [random([1, 9, 8, 10]), weight([9, 1, 7, 7]), weight([9])],
      attributes: { group: 9, pads: [3, 3, 3, 3] },
    },
    'depthwise, strides and asymmetric pads': {
      inputs: [random([1, 8, 10, 9]), weight([8, 1, 5, 5])],
      attributes: { group: 8, strides: [2, 2], pads: [1, 2, 2, 1] },
    },
    'depthwise with dilations': {
      inputs: [random([1, 5, 11, 11]), weight([5, 1, 3, 3])],
      attributes: { group: 5, dilations: [2, 2], pads: [2, 2, 2, 2] },
    },
    'depthwise with two outputs per channel': {
      inputs: [random([1, 5, 6, 6]), weight([10, 1, 3, 3])],
      attributes: { group: 5 },
    },
    'one dimension': {
      inputs: [random([2, 5, 17]), weight([3, 5, 3]), weight([3])],
      attributes: { pads: [1, 2], strides: [2] },
    },
    'three dimensions': {
      inputs: [random([1, 3, 5, 6, 7]), weight([4, 3, 3, 2, 3]), weight([4])],
      attributes: { pads: [1, 0, 1, 1, 1, 0], strides: [1, 2, 1] },
    },
    'a kernel as large as the image': { inputs: [random([2, 5, 4, 3]), weight([7, 5, 4, 3])] },
    'an output of one row': { inputs: [random([1, 4, 3, 40]), weight([8, 4, 3, 3])] },
    'no image': { inputs: [random([0, 3, 5, 5]), weight([4, 3, 3, 3])] },
    'many channels': { inputs: [random([1, 256, 3, 3]), weight([64, 256, 3, 3])], attributes: { pads: [1, 1, 1, 1] } },
    SAME_UPPER: {
      inputs: [random([1, 3, 8, 9]), weight([4, 3, 3, 2])],
      attributes: { auto_pad: 'SAME_UPPER', strides: [2, 2] },
    },
    SAME_LOWER: {
      inputs: [random([1, 3, 8, 9]), weight([4, 3, 3, 2])],
      attributes: { auto_pad: 'SAME_LOWER', strides: [2, 2] },
    },
    VALID: { inputs: [random([1, 3, 8, 9]), weight([4, 3, 3, 3])], attributes: { auto_pad: 'VALID', strides: [2, 1] } },
    'NaN stays in its window': {
      inputs: [random([1, 1, 7, 7], { special: [Number.NaN] }), weight([3, 1, 3, 3])],
      attributes: { pads: [0, 0, 0, 0] },
    },
  },
  fuzz: record({
    batch: constantFrom(1, 2),
    groups: constantFrom(1, 1, 1, 2, 3),
    inputs: constantFrom(1, 2, 3, 5, 8, 9),
    outputs: constantFrom(1, 2, 3, 4, 7, 8, 17),
    hasBias: boolean(),
    isDepthwise: boolean(),
    window: windowArbitrary(),
  }).map(({ batch, groups, inputs, outputs, hasBias, isDepthwise, window }) => {
    const group = isDepthwise ? inputs : groups;
    const groupInputs = isDepthwise ? 1 : inputs;
    const total = isDepthwise ? inputs : outputs * groups;
    const { size, kernel, strides, dilations, pads } = window;
    return {
      inputs: [
        random([batch, groupInputs * group, ...size]),
        weight([total, groupInputs, ...kernel]),
        ...(hasBias ? [weight([total])] : []),
      ],
      attributes: { strides, dilations, pads, group },
    };
  }),
};
