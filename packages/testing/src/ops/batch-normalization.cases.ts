import { constantFrom, tuple } from 'fast-check';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

const statistics = (channels: number) => [
  weight([channels]),
  weight([channels]),
  weight([channels]),
  weight([channels], { low: 0.2, high: 2 }),
];

export const batchNormalizationCases: OperatorCases = {
  operator: 'BatchNormalization',
  tolerance: 'accumulated',
  cases: {
    'an image': { inputs: [random([2, 5, 3, 7]), ...statistics(5)] },
    '17 channels': { inputs: [random([1, 17, 2, 2]), ...statistics(17)] },
    'a large epsilon': { inputs: [random([1, 3, 4, 4]), ...statistics(3)], attributes: { epsilon: 0.01 } },
    'a batch of vectors': { inputs: [random([4, 9]), ...statistics(9)] },
    'one dimension': { inputs: [random([2, 3, 17]), ...statistics(3)] },
    'three dimensions': { inputs: [random([1, 3, 2, 3, 4]), ...statistics(3)] },
    'small variances': {
      inputs: [random([1, 2, 3, 3]), weight([2]), weight([2]), weight([2]), weight([2], { low: 0, high: 1e-6 })],
    },
    'statistics that are fed': {
      inputs: [random([2, 3, 2, 2]), random([3]), random([3]), random([3]), random([3], { low: 0.5, high: 2 })],
    },
    training: {
      inputs: [random([3, 2, 2, 2]), ...statistics(2)],
      attributes: { training_mode: 1, momentum: 0.7 },
      outputs: 3,
    },
  },
  fuzz: tuple(dimsArbitrary(2, 5), constantFrom(1e-5, 1e-3)).map(([dims, epsilon]) => ({
    inputs: [random(dims), ...statistics(dims[1] ?? 1)],
    attributes: { epsilon },
  })),
};
