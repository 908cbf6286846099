import { boolean, tuple } from 'fast-check';
import { axisArbitrary } from './arbitraries/axis-arbitrary.js';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { constant } from './inputs/constant.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

const axis = (value: number) => constant([], [value], 'int64');

export const cumSumCases: OperatorCases = {
  operator: 'CumSum',
  tolerance: 'accumulated',
  cases: {
    'a vector': { inputs: [random([17]), axis(0)] },
    exclusive: { inputs: [random([3, 5]), axis(1)], attributes: { exclusive: 1 } },
    reverse: { inputs: [random([3, 5]), axis(0)], attributes: { reverse: 1 } },
    'exclusive and reverse': { inputs: [random([2, 3, 5]), axis(-2)], attributes: { exclusive: 1, reverse: 1 } },
    int32: { inputs: [random([9], { dataType: 'int32', low: -9, high: 9 }), axis(0)] },
    int64: { inputs: [random([3, 4], { dataType: 'int64', low: -9, high: 9 }), axis(1)] },
  },
  fuzz: dimsArbitrary(1, 4).chain((dims) =>
    tuple(axisArbitrary(dims.length), boolean(), boolean()).map(([chosen, exclusive, reverse]) => ({
      inputs: [random(dims), axis(chosen)],
      attributes: { exclusive, reverse },
    })),
  ),
};
