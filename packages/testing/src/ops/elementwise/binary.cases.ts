import { constantFrom, tuple } from 'fast-check';
import { broadcastArbitrary } from '../arbitraries/broadcast-arbitrary.js';
import { constant } from '../inputs/constant.js';
import { given } from '../inputs/given.js';
import { type RandomOptions, random } from '../inputs/random.js';
import { weight } from '../inputs/weight.js';
import type { OperatorCase, OperatorCases } from '../operator-cases.js';
import type { ToleranceClass } from '../tolerance-class.js';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const special = [nan, infinity, -infinity, 0, -0, 1, -1, infinity, 0, 3e38];
/** In another order, so that special values meet. */
const otherSpecial = [1, -infinity, infinity, 0, 0, nan, -0, infinity, 0, 3e38];

interface ArithmeticRow {
  readonly tolerance: ToleranceClass;
  readonly right?: RandomOptions;
  readonly integers?: readonly ('int32' | 'int64' | 'uint8')[];
}

const rows: Readonly<Record<string, ArithmeticRow>> = {
  Add: { tolerance: 'rounded', integers: ['int32', 'int64'] },
  Div: { tolerance: 'rounded', right: { low: 0.5, high: 3 }, integers: ['int32', 'int64'] },
  Mul: { tolerance: 'rounded', integers: ['int32', 'int64'] },
  Sub: { tolerance: 'rounded', integers: ['int32', 'int64'] },
  Equal: { tolerance: 'exact', integers: ['int32', 'int64'] },
  Greater: { tolerance: 'exact', integers: ['int32', 'int64'] },
  GreaterOrEqual: { tolerance: 'exact', integers: ['int32', 'int64'] },
  Less: { tolerance: 'exact', integers: ['int32', 'int64'] },
  LessOrEqual: { tolerance: 'exact', integers: ['int32', 'int64'] },
};

/** Every way in which two shapes meet. */
const shapes: Readonly<Record<string, readonly [readonly number[], readonly number[]]>> = {
  'equal shapes': [
    [2, 3, 5],
    [2, 3, 5],
  ],
  'a scalar on the right': [[2, 3, 5], []],
  'a scalar on the left': [[], [17]],
  'one element on the right': [[9], [1]],
  'a factor per channel': [
    [2, 5, 3, 4],
    [5, 1, 1],
  ],
  'a factor per channel and image': [
    [2, 9, 3, 3],
    [2, 9, 1, 1],
  ],
  'a factor per column': [[3, 4, 7], [7]],
  'both stretch': [
    [3, 1, 5],
    [1, 4, 1],
  ],
  'the left one has fewer dimensions': [
    [4, 1],
    [2, 3, 1, 5],
  ],
  'no element': [
    [2, 0, 3],
    [1, 3],
  ],
  'five dimensions': [
    [2, 1, 3, 1, 2],
    [1, 4, 1, 5, 1],
  ],
};

function arithmetic(operator: string, row: ArithmeticRow): OperatorCases {
  const { tolerance, right, integers = [] } = row;
  const cases: Record<string, OperatorCase> = {};
  for (const [name, [leftDims, rightDims]] of Object.entries(shapes)) {
    cases[name] = { inputs: [random(leftDims), random(rightDims, right)] };
  }
  cases['special values'] = { inputs: [random([3, 10], { special }), random([3, 10], { special: otherSpecial })] };
  cases['a weight on the right'] = { inputs: [random([2, 5, 3, 3]), weight([1, 5, 1, 1], { low: 0.5, high: 2 })] };
  cases['a constant on the left'] = { inputs: [constant([], [0.5]), random([2, 7], right)] };
  for (const dataType of integers) {
    const drawn = { dataType, low: -20, high: 20 } as const;
    const divisor = { ...drawn, low: operator === 'Div' ? 1 : -20 };
    cases[`${dataType}, broadcast`] = { inputs: [random([2, 5, 3], drawn), random([5, 1], divisor)] };
  }
  return {
    operator,
    tolerance,
    cases,
    fuzz: broadcastArbitrary().map(([leftDims, rightDims]) => ({
      inputs: [random(leftDims), random(rightDims, right)],
    })),
  };
}

function logic(operator: string): OperatorCases {
  const bools = { dataType: 'bool' } as const;
  return {
    operator,
    cases: {
      'all four': { inputs: [given([4], [0, 0, 1, 1], 'bool'), given([4], [0, 1, 0, 1], 'bool')] },
      broadcast: { inputs: [random([2, 1, 5], bools), random([3, 1], bools)] },
    },
    fuzz: broadcastArbitrary().map(([left, right]) => ({ inputs: [random(left, bools), random(right, bools)] })),
  };
}

function bitwise(operator: string): OperatorCases {
  const drawn = { dataType: 'int32', low: -1000, high: 1000 } as const;
  return {
    operator,
    cases: {
      int32: { inputs: [random([2, 9], drawn), random([9], drawn)] },
      uint8: {
        inputs: [
          random([7], { dataType: 'uint8', low: 0, high: 255 }),
          random([7], { dataType: 'uint8', low: 0, high: 255 }),
        ],
      },
    },
  };
}

const int64Extremes = [-(2n ** 63n), 2n ** 63n - 1n, 0n, -1n, 2n ** 53n + 1n];

const singular: readonly OperatorCases[] = [
  {
    operator: 'Pow',
    tolerance: 'function',
    cases: {
      'a square': { inputs: [random([2, 5, 3]), constant([], [2])] },
      'a root': { inputs: [random([2, 7], { low: 0.1, high: 5 }), constant([], [0.5])] },
      'a cube of negative numbers': { inputs: [random([9]), constant([1], [3])] },
      'a negative power': { inputs: [random([9], { low: 0.5, high: 2 }), constant([], [-1.5])] },
      'powers per column': { inputs: [random([4, 3], { low: 0.1, high: 3 }), given([3], [1, 2.5, -1])] },
      'special values': {
        inputs: [given([8], [0, 0, infinity, -8, nan, 2, 1, -1]), given([8], [0, 2, 0.5, 1, 1, 0, 100, 3])],
      },
      'integer exponents of floats': { inputs: [random([5]), given([5], [0, 1, 2, 3, 4], 'int64')] },
      int32: { inputs: [given([4], [2, -3, 5, 0], 'int32'), given([4], [10, 3, 0, 2], 'int32')] },
    },
    fuzz: broadcastArbitrary().map(([left, right]) => ({
      inputs: [random(left, { low: 0.1, high: 3 }), random(right)],
    })),
  },
  {
    operator: 'PRelu',
    tolerance: 'rounded',
    cases: {
      'a slope per channel': { inputs: [random([2, 5, 3, 3], { special: [0, -0, nan] }), weight([5, 1, 1])] },
      'one slope': { inputs: [random([3, 7]), constant([1], [0.25])] },
      'a slope per element': { inputs: [random([3, 7]), random([3, 7])] },
      'a slope above one': { inputs: [random([9]), constant([], [3])] },
    },
  },
  {
    operator: 'Mod',
    tolerance: 'rounded',
    cases: {
      'the sign of the divisor': {
        inputs: [given([6], [-4, 7, 5, 4, -7, 8], 'int32'), given([6], [2, -3, 8, -2, 3, 5], 'int32')],
      },
      'fmod of int32': {
        inputs: [given([6], [-4, 7, 5, 4, -7, 8], 'int32'), given([6], [2, -3, 8, -2, 3, 5], 'int32')],
        attributes: { fmod: 1 },
      },
      'fmod of floats': {
        inputs: [random([2, 9], { low: -9, high: 9 }), random([9], { low: 1, high: 3 })],
        attributes: { fmod: 1 },
      },
      'int64, broadcast': {
        inputs: [random([3, 5], { dataType: 'int64', low: -50, high: 50 }), given([1], [7n], 'int64')],
      },
    },
  },
  {
    operator: 'BitShift',
    cases: {
      left: {
        inputs: [given([3], [16, 4, 1], 'uint8'), given([3], [1, 2, 3], 'uint8')],
        attributes: { direction: 'LEFT' },
      },
      'right, broadcast': {
        inputs: [given([2, 3], [16, 4, 1, 255, 9, 128], 'uint32'), given([1], [2], 'uint32')],
        attributes: { direction: 'RIGHT' },
      },
    },
  },
  {
    operator: 'Where',
    cases: {
      'equal shapes': { inputs: [random([3, 5], { dataType: 'bool' }), random([3, 5]), random([3, 5])] },
      'all three broadcast': { inputs: [random([2, 1, 1], { dataType: 'bool' }), random([3, 1]), random([1, 5])] },
      'NaN on the side not taken': { inputs: [given([2], [1, 0], 'bool'), given([2], [1, nan]), given([2], [nan, 2])] },
      int64: {
        inputs: [given([5], [1, 0, 1, 0, 1], 'bool'), given([5], int64Extremes, 'int64'), given([], [7n], 'int64')],
      },
    },
    fuzz: tuple(broadcastArbitrary(), constantFrom('left', 'right')).map(([[left, right], side]) => ({
      inputs: [random(side === 'left' ? left : right, { dataType: 'bool' }), random(left), random(right)],
    })),
  },
];

const extremes: Readonly<Record<string, OperatorCases['cases']>> = {
  Equal: {
    'int64 extremes': { inputs: [given([5], int64Extremes, 'int64'), given([5], int64Extremes.toReversed(), 'int64')] },
    bool: { inputs: [random([9], { dataType: 'bool' }), random([9], { dataType: 'bool' })] },
  },
  Less: { 'int64 extremes': { inputs: [given([5], int64Extremes, 'int64'), given([1], [2n ** 53n], 'int64')] } },
  Add: {
    float16: {
      inputs: [random([9], { dataType: 'float16' }), random([1], { dataType: 'float16' })],
      tolerance: 'half',
    },
  },
  Mul: { float64: { inputs: [random([9], { dataType: 'float64' }), random([9], { dataType: 'float64' })] } },
};

/** Operators on tensors that broadcast, element by element. */
export const binaryCases: readonly OperatorCases[] = [
  ...Object.entries(rows).map(([operator, row]) => {
    const cases = arithmetic(operator, row);
    return { ...cases, cases: { ...cases.cases, ...extremes[operator] } };
  }),
  ...['And', 'Or', 'Xor'].map(logic),
  ...['BitwiseAnd', 'BitwiseOr', 'BitwiseXor'].map(bitwise),
  ...singular,
];
