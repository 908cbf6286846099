import { constant } from './inputs/constant.js';
import { given } from './inputs/given.js';
import type { OperatorCases } from './operator-cases.js';

const int64 = (value: bigint) => given([], [value], 'int64');

export const rangeCases: OperatorCases = {
  operator: 'Range',
  tolerance: 'rounded',
  cases: {
    floats: { inputs: [given([], [1]), given([], [5]), given([], [1.5])] },
    downwards: { inputs: [given([], [10]), given([], [4]), given([], [-2])] },
    int64: { inputs: [int64(0n), int64(9n), int64(2n)] },
    nothing: { inputs: [int64(5n), int64(5n), int64(1n)] },
    constants: { inputs: [constant([], [0], 'int64'), constant([], [7], 'int64'), constant([], [1], 'int64')] },
    int32: { inputs: [given([], [10], 'int32'), given([], [-3], 'int32'), given([], [-4], 'int32')] },
  },
};
