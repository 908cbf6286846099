import { array, nat, tuple } from 'fast-check';
import { axisArbitrary } from './arbitraries/axis-arbitrary.js';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { constant } from './inputs/constant.js';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import { weight } from './inputs/weight.js';
import type { OperatorCases } from './operator-cases.js';

export const gatherCases: OperatorCases = {
  operator: 'Gather',
  cases: {
    rows: { inputs: [random([5, 3]), given([2, 2], [0n, 4n, 1n, 1n], 'int64')] },
    columns: { inputs: [random([3, 7]), given([3], [6n, 0n, 2n], 'int64')], attributes: { axis: 1 } },
    'negative indices': { inputs: [random([5, 3]), given([2], [-1n, -5n], 'int64')] },
    'a scalar index': { inputs: [random([4, 5, 2]), constant([], [1], 'int64')], attributes: { axis: -2 } },
    'the class token': { inputs: [random([2, 5, 8]), constant([], [0], 'int64')], attributes: { axis: 1 } },
    'int32 indices': { inputs: [random([5, 3]), given([2], [3, -2], 'int32')] },
    'an embedding': { inputs: [weight([11, 8]), given([2, 3], [0n, 10n, 3n, 3n, 1n, 7n], 'int64')] },
    'no index': { inputs: [random([5, 3]), given([0], [], 'int64')] },
    'int64 extremes': {
      inputs: [given([2], [-(2n ** 63n), 2n ** 63n - 1n], 'int64'), given([3], [1n, 0n, 1n], 'int64')],
    },
  },
  fuzz: dimsArbitrary(1, 4).chain((dims) =>
    axisArbitrary(dims.length).chain((axis) => {
      const size = dims.at(axis) ?? 1;
      return tuple(array(nat(size - 1), { maxLength: 6 }), nat(1)).map(([indices, sign]) => ({
        inputs: [
          random(dims),
          given(
            [indices.length],
            indices.map((index) => BigInt(index - sign * size)),
            'int64',
          ),
        ],
        attributes: { axis },
      }));
    }),
  ),
};
