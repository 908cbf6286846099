import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const reshapeCases: OperatorCases = {
  operator: 'Reshape',
  cases: {
    'an image to vectors': { inputs: [random([2, 5, 3, 3]), integers(2, 45)] },
    'what is left': { inputs: [random([2, 3, 8]), integers(2, -1)] },
    'a zero copies': { inputs: [random([2, 3, 8]), integers(0, 0, 2, 4)] },
    'a zero and what is left': { inputs: [random([2, 3, 8]), integers(0, -1)] },
    'to a scalar': { inputs: [random([1, 1]), integers()] },
    'a vector to an image': { inputs: [random([90]), integers(2, 5, 3, 3)] },
    allowzero: { inputs: [random([0, 3]), integers(3, 0)], attributes: { allowzero: 1 } },
    'a shape that is fed': { inputs: [random([3, 4]), given([2], [-1n, 2n], 'int64')] },
    'heads of attention': { inputs: [random([1, 5, 12]), integers(1, 5, 3, 4)] },
    bool: { inputs: [random([6], { dataType: 'bool' }), integers(2, 3)] },
  },
  fuzz: dimsArbitrary(1, 5).map((dims) => ({ inputs: [random(dims), integers(-1, dims.at(-1) ?? 1)] })),
};
