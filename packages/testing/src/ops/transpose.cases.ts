import { shuffledSubarray } from 'fast-check';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const transposeCases: OperatorCases = {
  operator: 'Transpose',
  cases: {
    'a matrix': { inputs: [random([3, 17])] },
    'all axes in reverse': { inputs: [random([2, 3, 4, 5])] },
    'channels last': { inputs: [random([2, 5, 3, 7])], attributes: { perm: [0, 2, 3, 1] } },
    'channels first': { inputs: [random([2, 3, 7, 5])], attributes: { perm: [0, 3, 1, 2] } },
    'heads of attention': { inputs: [random([1, 5, 3, 8])], attributes: { perm: [0, 2, 1, 3] } },
    'as it is': { inputs: [random([2, 3, 4])], attributes: { perm: [0, 1, 2] } },
    'six dimensions': { inputs: [random([1, 2, 3, 2, 3, 2])], attributes: { perm: [0, 1, 3, 5, 2, 4] } },
    'no element': { inputs: [random([2, 0, 3])], attributes: { perm: [2, 0, 1] } },
    'a scalar': { inputs: [random([])] },
    int64: { inputs: [given([2, 2], [1n, -(2n ** 63n), 3n, 2n ** 63n - 1n], 'int64')] },
  },
  fuzz: dimsArbitrary(1, 5).chain((dims) => {
    const axes = dims.map((_, axis) => axis);
    return shuffledSubarray(axes, { minLength: axes.length }).map((perm) => ({
      inputs: [random(dims)],
      attributes: { perm },
    }));
  }),
};
