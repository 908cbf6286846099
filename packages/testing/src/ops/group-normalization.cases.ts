import { constantFrom, record } from 'fast-check';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const groupNormalizationCases: OperatorCases = {
  operator: 'GroupNormalization',
  tolerance: 'accumulated',
  cases: {
    'two groups': { inputs: [random([2, 6, 3, 5]), weight([6]), weight([6])], attributes: { num_groups: 2 } },
    'one group': { inputs: [random([2, 5, 3, 3]), weight([5]), weight([5])], attributes: { num_groups: 1 } },
    'a group per channel': { inputs: [random([1, 5, 4, 4]), weight([5]), weight([5])], attributes: { num_groups: 5 } },
    'an epsilon': {
      inputs: [random([1, 4, 3, 3]), weight([4]), weight([4])],
      attributes: { num_groups: 2, epsilon: 0.1 },
    },
    'one dimension': { inputs: [random([2, 6, 9]), weight([6]), weight([6])], attributes: { num_groups: 3 } },
    'far from zero': {
      inputs: [random([1, 4, 5, 5], { low: 100, high: 101 }), weight([4]), weight([4])],
      attributes: { num_groups: 2 },
      tolerance: 'half',
    },
  },
  fuzz: record({
    batch: constantFrom(1, 2),
    groups: constantFrom(1, 2, 3),
    width: constantFrom(1, 2, 3, 5),
    height: constantFrom(2, 3, 7),
  }).map(({ batch, groups, width, height }) => ({
    inputs: [random([batch, groups * width, height, 3]), weight([groups * width]), weight([groups * width])],
    attributes: { num_groups: groups },
  })),
};
