import { constantFrom, integer, tuple } from 'fast-check';
import { axisArbitrary } from './arbitraries/axis-arbitrary.js';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

const [smallest, largest] = [-(2n ** 63n), 2n ** 63n - 1n];

export const sliceCases: OperatorCases = {
  operator: 'Slice',
  cases: {
    'the first axes': { inputs: [random([5, 6, 3]), integers(1, 0), integers(4, 5)] },
    'some axes': { inputs: [random([5, 6, 3]), integers(1), integers(3), integers(1)] },
    'negative positions': { inputs: [random([5, 6]), integers(-3, -6), integers(-1, -2)] },
    'negative axes': { inputs: [random([2, 3, 7]), integers(2), integers(6), integers(-1)] },
    steps: { inputs: [random([9, 8]), integers(1, 0), integers(9, 8), integers(0, 1), integers(3, 2)] },
    'option A: every second place': {
      inputs: [random([1, 4, 6, 7]), integers(0, 0), integers(6, 7), integers(2, 3), integers(2, 2)],
    },
    backwards: { inputs: [random([7, 3]), integers(6), integers(-8), integers(0), integers(-1)] },
    'backwards in steps': { inputs: [random([9]), integers(7), integers(0), integers(0), integers(-3)] },
    'to the end of int64': { inputs: [random([5, 4]), integers(2n), integers(largest), integers(0n)] },
    'from the start of int64': { inputs: [random([5, 4]), integers(smallest), integers(3n), integers(0n)] },
    'backwards to the start of int64': {
      inputs: [random([5]), integers(largest), integers(smallest), integers(0n), integers(-1n)],
    },
    'beyond the end': { inputs: [random([3, 4]), integers(1), integers(1000), integers(1)] },
    nothing: { inputs: [random([5, 4]), integers(3), integers(3), integers(0)] },
    'the end before the start': { inputs: [random([5, 4]), integers(4), integers(1), integers(0)] },
    'positions that are fed': {
      inputs: [random([5, 4]), given([1], [1n], 'int64'), given([1], [4n], 'int64'), given([1], [0n], 'int64')],
    },
    'int32 positions': {
      inputs: [random([5, 4]), given([1], [1], 'int32'), given([1], [4], 'int32'), given([1], [-1], 'int32')],
    },
    'of int64': { inputs: [given([4], [smallest, largest, 0n, 1n], 'int64'), integers(0), integers(2)] },
  },
  fuzz: dimsArbitrary(1, 4).chain((dims) =>
    axisArbitrary(dims.length).chain((axis) => {
      const size = dims.at(axis) ?? 1;
      const position = integer({ min: -size - 2, max: size + 2 });
      return tuple(position, position, constantFrom(1, 1, 2, 3, -1, -2)).map(([start, end, step]) => ({
        inputs: [random(dims), integers(start), integers(end), integers(axis), integers(step)],
      }));
    }),
  ),
};
