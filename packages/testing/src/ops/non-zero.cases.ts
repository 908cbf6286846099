import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const nonZeroCases: OperatorCases = {
  operator: 'NonZero',
  cases: {
    'truth values': { inputs: [random([3, 5], { dataType: 'bool' })] },
    floats: { inputs: [given([2, 3], [0, 1, -0, Number.NaN, 0, -2])] },
    int64: { inputs: [given([4], [0n, 3n, 0n, -(2n ** 63n)], 'int64')] },
    'nothing found': { inputs: [given([2, 2], [0, 0, 0, 0])] },
    'three dimensions': { inputs: [random([2, 3, 4], { dataType: 'int32', low: -1, high: 1 })] },
  },
  fuzz: dimsArbitrary(1, 4).map((dims) => ({ inputs: [random(dims, { dataType: 'bool' })] })),
};
