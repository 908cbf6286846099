import { constantFrom, tuple } from 'fast-check';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const instanceNormalizationCases: OperatorCases = {
  operator: 'InstanceNormalization',
  tolerance: 'accumulated',
  cases: {
    'an image': { inputs: [random([2, 5, 3, 7]), weight([5]), weight([5])] },
    'an epsilon': { inputs: [random([1, 3, 4, 4]), weight([3]), weight([3])], attributes: { epsilon: 0.1 } },
    'one dimension': { inputs: [random([2, 3, 17]), weight([3]), weight([3])] },
    'three dimensions': { inputs: [random([1, 3, 2, 3, 4]), weight([3]), weight([3])] },
  },
  fuzz: tuple(constantFrom(1, 2), constantFrom(1, 3, 8, 9), constantFrom(2, 5, 7)).map(([batch, channels, size]) => ({
    inputs: [random([batch, channels, size, 3]), weight([channels]), weight([channels])],
  })),
};
