import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const identityCases: OperatorCases = {
  operator: 'Identity',
  cases: {
    'an image': { inputs: [random([2, 5, 3, 3], { special: [Number.NaN, Number.POSITIVE_INFINITY, -0] })] },
    'a scalar': { inputs: [random([])] },
    'no element': { inputs: [random([2, 0])] },
    'int64 extremes': { inputs: [given([2], [-(2n ** 63n), 2n ** 63n - 1n], 'int64')] },
    bool: { inputs: [random([9], { dataType: 'bool' })] },
    uint8: { inputs: [random([9], { dataType: 'uint8', low: 0, high: 255 })] },
    float16: { inputs: [random([9], { dataType: 'float16' })] },
  },
  fuzz: dimsArbitrary(0, 5).map((dims) => ({ inputs: [random(dims)] })),
};
