import { broadcastArbitrary } from '../arbitraries/broadcast-arbitrary.js';
import { random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

const tolerances = { Max: 'exact', Mean: 'rounded', Min: 'exact', Sum: 'rounded' } as const;

/** Operators on any number of tensors that broadcast. */
export const variadicCases: readonly OperatorCases[] = Object.entries(tolerances).map(([operator, tolerance]) => ({
  operator,
  tolerance,
  cases: {
    'one input': { inputs: [random([3, 5])] },
    'two inputs': { inputs: [random([17]), random([17])] },
    'three inputs that broadcast': { inputs: [random([2, 1, 5]), random([3, 1]), random([])] },
    'NaN and infinities': {
      inputs: [random([9], { special: [nan, infinity, -infinity] }), random([9], { special: [1, 2, infinity] })],
    },
    'no element': { inputs: [random([0, 3]), random([3])] },
    ...(tolerance === 'exact' && {
      int32: {
        inputs: [
          random([7], { dataType: 'int32', low: -9, high: 9 }),
          random([7], { dataType: 'int32', low: -9, high: 9 }),
        ],
      },
      int64: {
        inputs: [
          random([7], { dataType: 'int64', low: -9, high: 9 }),
          random([1], { dataType: 'int64', low: -9, high: 9 }),
        ],
      },
    }),
  },
  fuzz: broadcastArbitrary().map(([left, right]) => ({ inputs: [random(left), random(right), random(left)] })),
}));
