import { broadcastArbitrary } from './arbitraries/broadcast-arbitrary.js';
import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const expandCases: OperatorCases = {
  operator: 'Expand',
  cases: {
    'a column': { inputs: [random([3, 1]), integers(3, 5)] },
    'more dimensions': { inputs: [random([3, 1]), integers(2, 1, 6)] },
    'a one in the shape keeps the dimension': { inputs: [random([3, 4]), integers(1, 1)] },
    'a scalar': { inputs: [random([]), integers(2, 3)] },
    'to no element': { inputs: [random([1, 3]), integers(0, 3)] },
    'a class token for each image': { inputs: [random([1, 1, 8]), given([3], [5n, 1n, 8n], 'int64')] },
    'int64 extremes': {
      inputs: [given([2, 1], [-(2n ** 63n), 2n ** 63n - 1n], 'int64'), integers(2, 3)],
    },
  },
  fuzz: broadcastArbitrary().map(([left, right]) => ({ inputs: [random(left), integers(...right)] })),
};
