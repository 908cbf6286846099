import { constant } from './inputs/constant.js';
import { given } from './inputs/given.js';
import type { OperatorCases } from './operator-cases.js';

const indices = given([2, 3], [0n, 4n, 2n, -1n, 9n, 1n], 'int64');
const values = constant([2], [-1, 3]);

export const oneHotCases: OperatorCases = {
  operator: 'OneHot',
  cases: {
    'the last axis': { inputs: [indices, constant([], [5], 'int64'), values] },
    'the first axis': { inputs: [indices, constant([], [5], 'int64'), values], attributes: { axis: 0 } },
    'a negative axis': { inputs: [indices, constant([], [6], 'int64'), values], attributes: { axis: -2 } },
    'int64 values': { inputs: [indices, constant([], [5], 'int64'), constant([2], [0, 1], 'int64')] },
  },
};
