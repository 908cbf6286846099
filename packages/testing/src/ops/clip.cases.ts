import { boolean, tuple } from 'fast-check';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { constant } from './inputs/constant.js';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const special = [nan, infinity, -infinity, 0, -0];

export const clipCases: OperatorCases = {
  operator: 'Clip',
  cases: {
    'both bounds': { inputs: [random([2, 5, 3], { special }), constant([], [-1]), constant([], [0.5])] },
    'ReLU of 6': { inputs: [random([2, 5, 3, 3], { low: -9, high: 9 }), constant([], [0]), constant([], [6])] },
    'a lower bound': { inputs: [random([17]), constant([], [0.25])] },
    'an upper bound': { inputs: [random([17]), null, constant([], [0.25])] },
    'no bound': { inputs: [random([2, 7], { special })] },
    'fed bounds': { inputs: [random([2, 7]), given([], [-0.5]), given([], [0.5])] },
    'a lower bound above the upper': { inputs: [random([9]), constant([], [2]), constant([], [1])] },
    int32: {
      inputs: [
        random([9], { dataType: 'int32', low: -9, high: 9 }),
        constant([], [-3], 'int32'),
        constant([], [4], 'int32'),
      ],
    },
    'int64 extremes': {
      inputs: [
        given([3], [-(2n ** 63n), 2n ** 63n - 1n, 0n], 'int64'),
        constant([], [-(2n ** 62n)], 'int64'),
        constant([], [2n ** 62n], 'int64'),
      ],
    },
  },
  fuzz: tuple(dimsArbitrary(0, 5), boolean(), boolean()).map(([dims, lower, upper]) => ({
    inputs: [random(dims), lower ? constant([], [-0.75]) : null, upper ? constant([], [1.25]) : null],
  })),
};
