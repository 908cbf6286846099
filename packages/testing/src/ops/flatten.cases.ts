import { integer } from 'fast-check';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const flattenCases: OperatorCases = {
  operator: 'Flatten',
  cases: {
    'behind the batch': { inputs: [random([2, 5, 3, 3])] },
    everything: { inputs: [random([2, 5, 3])], attributes: { axis: 0 } },
    'behind the last axis': { inputs: [random([2, 5, 3])], attributes: { axis: 3 } },
    'a negative axis': { inputs: [random([2, 5, 3, 4])], attributes: { axis: -1 } },
    'a vector': { inputs: [random([7])], attributes: { axis: 1 } },
    'no element': { inputs: [random([0, 3, 2])] },
  },
  fuzz: dimsArbitrary(1, 5).chain((dims) =>
    integer({ min: -dims.length, max: dims.length }).map((axis) => ({ inputs: [random(dims)], attributes: { axis } })),
  ),
};
