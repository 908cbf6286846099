import { array, constantFrom, nat, tuple } from 'fast-check';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { constant } from './inputs/constant.js';
import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const padCases: OperatorCases = {
  operator: 'Pad',
  cases: {
    zeros: { inputs: [random([2, 3, 4, 5]), integers(0, 0, 1, 1, 0, 0, 1, 1)] },
    'a value, asymmetric': { inputs: [random([3, 4]), integers(0, 2, 3, 1), constant([], [1.5])] },
    'minus infinity': { inputs: [random([2, 3]), integers(1, 0, 0, 1), constant([], [Number.NEGATIVE_INFINITY])] },
    reflect: { inputs: [random([1, 2, 4, 5]), integers(0, 0, 2, 3, 0, 0, 1, 4)], attributes: { mode: 'reflect' } },
    edge: { inputs: [random([1, 2, 4, 5]), integers(0, 0, 2, 3, 0, 0, 7, 1)], attributes: { mode: 'edge' } },
    wrap: { inputs: [random([3, 4]), integers(1, 2, 2, 1)], attributes: { mode: 'wrap' } },
    'negative pads cut': { inputs: [random([5, 6]), integers(-1, 2, -2, -1)] },
    'some axes': { inputs: [random([2, 3, 4]), integers(1, 2, 0, 1), null, integers(0, 2)] },
    'negative axes': { inputs: [random([2, 3, 4]), integers(1, 2), constant([], [3]), integers(-1)] },
    'pads that are fed': { inputs: [random([2, 3]), given([4], [1n, 0n, 0n, 2n], 'int64')] },
    'no element': { inputs: [random([0, 3]), integers(1, 0, 1, 0)] },
    int64: { inputs: [given([2], [1n, 2n ** 63n - 1n], 'int64'), integers(1, 1), constant([], [-7n], 'int64')] },
    'channels by option A': { inputs: [random([1, 8, 3, 3]), integers(0, 4, 0, 0, 0, 4, 0, 0)] },
  },
  fuzz: dimsArbitrary(1, 4).chain((dims) => {
    const pads = array(nat(3), { minLength: dims.length, maxLength: dims.length });
    return tuple(pads, pads, constantFrom('constant', 'edge', 'reflect')).map(([begins, ends, mode]) => {
      // A reflection needs as many elements beside the edge as it adds.
      const limit = (amounts: readonly number[]): number[] =>
        amounts.map((amount, axis) => (mode === 'reflect' ? Math.min(amount, (dims[axis] ?? 1) - 1) : amount));
      return { inputs: [random(dims), integers(...limit(begins), ...limit(ends))], attributes: { mode } };
    });
  }),
};
