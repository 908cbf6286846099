import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const castLikeCases: OperatorCases = {
  operator: 'CastLike',
  cases: {
    'float32 to int32': { inputs: [random([3, 5], { low: -9, high: 9 }), given([1], [0], 'int32')] },
    'int64 to float32': { inputs: [random([7], { dataType: 'int64', low: -9, high: 9 }), random([2, 2])] },
    'float32 to bool': { inputs: [given([3], [0, 2, -1]), given([], [0], 'bool')] },
    'float32 to itself': { inputs: [random([4]), random([1])] },
  },
};
