import { constantFrom, tuple } from 'fast-check';
import { axisArbitrary } from './arbitraries/axis-arbitrary.js';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const concatCases: OperatorCases = {
  operator: 'Concat',
  cases: {
    vectors: { inputs: [random([3]), random([5])], attributes: { axis: 0 } },
    'channels of odd numbers': {
      inputs: [random([2, 3, 3, 3]), random([2, 5, 3, 3]), random([2, 1, 3, 3])],
      attributes: { axis: 1 },
    },
    'the last axis': { inputs: [random([2, 3, 4]), random([2, 3, 7])], attributes: { axis: -1 } },
    'one input': { inputs: [random([3, 4])], attributes: { axis: 0 } },
    'the same input twice the size': { inputs: [random([2, 4]), random([2, 4])], attributes: { axis: -2 } },
    'one without elements': { inputs: [random([2, 0]), random([2, 3])], attributes: { axis: 1 } },
    'a class token': { inputs: [weight([1, 1, 8]), random([1, 5, 8])], attributes: { axis: 1 } },
    'int64 extremes': {
      inputs: [given([2], [-(2n ** 63n), 2n ** 63n - 1n], 'int64'), given([1], [7n], 'int64')],
      attributes: { axis: 0 },
    },
    bool: { inputs: [random([3], { dataType: 'bool' }), random([2], { dataType: 'bool' })], attributes: { axis: 0 } },
  },
  fuzz: dimsArbitrary(1, 5).chain((dims) =>
    tuple(axisArbitrary(dims.length), constantFrom(1, 2, 3, 8)).map(([axis, size]) => ({
      inputs: [random(dims), random(dims.with(axis, size)), random(dims)],
      attributes: { axis },
    })),
  ),
};
