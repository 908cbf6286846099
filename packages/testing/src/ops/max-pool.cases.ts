import { boolean, constantFrom, tuple } from 'fast-check';
import { startsInPadding } from './arbitraries/starts-in-padding.js';
import { windowArbitrary } from './arbitraries/window-arbitrary.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

const { NaN: nan, NEGATIVE_INFINITY: minusInfinity } = Number;

export const maxPoolCases: OperatorCases = {
  operator: 'MaxPool',
  cases: {
    '2 × 2': { inputs: [random([2, 5, 8, 6])], attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
    'the pool behind the stem': {
      inputs: [random([1, 9, 11, 11], { low: -5, high: -1 })],
      attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1], strides: [2, 2] },
    },
    'asymmetric pads': {
      inputs: [random([2, 3, 6, 7], { low: -3, high: -1 })],
      attributes: { kernel_shape: [3, 4], pads: [0, 2, 1, 1], strides: [1, 2] },
    },
    'ceil_mode takes a part of a window': {
      inputs: [random([1, 5, 6, 8])],
      attributes: { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: 1 },
    },
    'a window behind the image is left out': {
      inputs: [random([1, 1, 4, 4])],
      attributes: { kernel_shape: [1, 1], strides: [3, 3], ceil_mode: 1 },
    },
    dilations: {
      inputs: [random([1, 17, 9, 9])],
      attributes: { kernel_shape: [3, 2], dilations: [2, 3], pads: [1, 1, 1, 0] },
    },
    positions: {
      inputs: [random([2, 3, 6, 6])],
      attributes: { kernel_shape: [2, 2], strides: [2, 2] },
      outputs: 2,
    },
    'positions column by column': {
      inputs: [random([1, 2, 5, 6])],
      attributes: { kernel_shape: [2, 2], strides: [2, 2], storage_order: 1 },
      outputs: 2,
    },
    'positions with pads': {
      inputs: [random([1, 2, 5, 6])],
      attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] },
      outputs: 2,
    },
    'one dimension': { inputs: [random([2, 3, 17])], attributes: { kernel_shape: [4], strides: [3] } },
    'three dimensions': {
      inputs: [random([1, 2, 4, 5, 6])],
      attributes: { kernel_shape: [2, 2, 3], strides: [2, 1, 2] },
    },
    SAME_UPPER: { inputs: [random([1, 3, 5, 7])], attributes: { kernel_shape: [2, 2], auto_pad: 'SAME_UPPER' } },
    SAME_LOWER: { inputs: [random([1, 3, 5, 7])], attributes: { kernel_shape: [2, 2], auto_pad: 'SAME_LOWER' } },
    'minus infinity': {
      inputs: [random([1, 1, 4, 4], { special: [minusInfinity, minusInfinity, minusInfinity], low: -9, high: -8 })],
      attributes: { kernel_shape: [2, 2] },
    },
    int8: {
      inputs: [random([1, 3, 6, 6], { dataType: 'int8', low: -100, high: 100 })],
      attributes: { kernel_shape: [2, 2] },
    },
    'a window of one NaN': { inputs: [random([1, 1, 3, 3], { special: [nan] })], attributes: { kernel_shape: [1, 1] } },
  },
  fuzz: tuple(windowArbitrary(), constantFrom(1, 3, 8, 9), boolean()).map(([window, channels, ceils]) => ({
    inputs: [random([2, channels, ...window.size], { low: -5, high: 1 })],
    attributes: {
      kernel_shape: window.kernel,
      strides: window.strides,
      dilations: window.dilations,
      pads: window.pads,
      ceil_mode: ceils && !startsInPadding(window, window.dilations),
    },
  })),
};
