import { boolean, constantFrom, integer, record } from 'fast-check';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const layerNormalizationCases: OperatorCases = {
  operator: 'LayerNormalization',
  tolerance: 'accumulated',
  cases: {
    'the last axis': { inputs: [random([2, 3, 17]), weight([17]), weight([17])] },
    'without bias': { inputs: [random([5, 9]), weight([9])] },
    'the last two axes': { inputs: [random([2, 3, 5]), weight([3, 5]), weight([3, 5])], attributes: { axis: -2 } },
    'everything behind the batch': {
      inputs: [random([2, 3, 4, 5]), weight([3, 4, 5]), weight([3, 4, 5])],
      attributes: { axis: 1, epsilon: 0.01 },
    },
    'mean and inverse deviation': {
      inputs: [random([2, 3, 8]), weight([8]), weight([8])],
      outputs: 3,
    },
    'an axis of one element': { inputs: [random([3, 1]), weight([1]), weight([1])] },
  },
  fuzz: record({
    outer: constantFrom(1, 2, 5),
    middle: constantFrom(1, 3, 4),
    last: constantFrom(2, 3, 8, 9, 33),
    axis: integer({ min: 1, max: 2 }),
    counted: boolean(),
  }).map(({ outer, middle, last, axis, counted }) => {
    const dims = axis === 1 ? [middle, last] : [last];
    return {
      inputs: [random([outer, middle, last]), weight(dims), weight(dims)],
      attributes: { axis: counted ? axis - 3 : axis },
    };
  }),
};
