import { array, integer } from 'fast-check';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const tileCases: OperatorCases = {
  operator: 'Tile',
  cases: {
    'two axes': { inputs: [random([2, 3]), integers(2, 3)] },
    'one axis of an image': { inputs: [random([1, 5, 2, 3]), integers(2, 1, 1, 1)] },
    'no time': { inputs: [random([2, 3]), integers(0, 2)] },
    int64: { inputs: [given([2], [-(2n ** 63n), 7n], 'int64'), integers(3)] },
  },
  fuzz: dimsArbitrary(1, 4).chain((dims) =>
    array(integer({ min: 1, max: 3 }), { minLength: dims.length, maxLength: dims.length }).map((repeats) => ({
      inputs: [random(dims), integers(...repeats)],
    })),
  ),
};
