import { boolean, shuffledSubarray, tuple } from 'fast-check';
import { dimsArbitrary } from '../arbitraries/dims-arbitrary.js';
import { integers } from '../inputs/integers.js';
import { type RandomOptions, random } from '../inputs/random.js';
import type { OperatorCase, OperatorCases } from '../operator-cases.js';
import type { ToleranceClass } from '../tolerance-class.js';

interface ReductionRow {
  readonly tolerance: ToleranceClass;
  readonly range?: readonly [low: number, high: number];
  readonly isDefinedOnIntegers?: boolean;
  /** Whether the reduction of nothing is a number. @default true */
  readonly reducesNothing?: boolean;
}

/** Ranges of sums lie on one side of zero, mostly: what cancels out has no precision to hold a backend to. */
const rows: Readonly<Record<string, ReductionRow>> = {
  ReduceL1: { tolerance: 'accumulated', isDefinedOnIntegers: true },
  ReduceL2: { tolerance: 'accumulated' },
  ReduceLogSum: { tolerance: 'function', range: [0.1, 2] },
  ReduceLogSumExp: { tolerance: 'function' },
  ReduceMax: { tolerance: 'exact', isDefinedOnIntegers: true },
  ReduceMean: { tolerance: 'accumulated', range: [-0.5, 2], reducesNothing: false },
  ReduceMin: { tolerance: 'exact', isDefinedOnIntegers: true },
  ReduceProd: { tolerance: 'function', range: [0.7, 1.4], isDefinedOnIntegers: true },
  ReduceSum: { tolerance: 'accumulated', range: [-0.5, 2], isDefinedOnIntegers: true },
  ReduceSumSquare: { tolerance: 'accumulated', isDefinedOnIntegers: true },
};

function reduction(operator: string, row: ReductionRow): OperatorCases {
  const { tolerance, range: [low, high] = [-2, 2], isDefinedOnIntegers = false, reducesNothing = true } = row;
  const drawn: RandomOptions = { low, high };
  const cases: Record<string, OperatorCase> = {
    'all axes': { inputs: [random([2, 3, 5], drawn)] },
    'all axes, without dimensions': { inputs: [random([2, 3, 5], drawn)], attributes: { keepdims: 0 } },
    'the last axis': { inputs: [random([3, 17], drawn), integers(-1)], attributes: { keepdims: 0 } },
    'the first axis': { inputs: [random([9, 4], drawn), integers(0)] },
    'the spatial axes': { inputs: [random([2, 5, 3, 7], drawn), integers(2, 3)] },
    'the channels': { inputs: [random([2, 9, 3, 3], drawn), integers(1)], attributes: { keepdims: 1 } },
    'two axes apart': { inputs: [random([2, 3, 4, 5], drawn), integers(-4, 2)], attributes: { keepdims: 0 } },
    'an axis of one element': { inputs: [random([3, 1, 4], drawn), integers(1)] },
    'no axes: nothing': { inputs: [random([3, 4], drawn), integers()], attributes: { noop_with_empty_axes: 1 } },
    'no axes: everything': { inputs: [random([3, 4], drawn), integers()] },
    'axes left out: nothing': { inputs: [random([3, 4], drawn), null], attributes: { noop_with_empty_axes: 1 } },
    'NaN and infinity': {
      inputs: [random([4, 6], { ...drawn, special: [Number.NaN, 1, Number.POSITIVE_INFINITY] }), integers(1)],
    },
    'a long axis': {
      inputs: [random([2, 1000], operator === 'ReduceProd' ? { low: 0.99, high: 1.01 } : drawn), integers(1)],
    },
  };
  if (operator !== 'ReduceSum') {
    const attributes = { axes: [1, -1], keepdims: 0 };
    cases['axes as an attribute'] = { inputs: [random([2, 3, 5], drawn)], attributes, operatorSet: 17 };
  }
  if (reducesNothing) cases['an axis without elements'] = { inputs: [random([2, 0, 3], drawn), integers(1)] };
  if (isDefinedOnIntegers) {
    cases.int32 = { inputs: [random([3, 5], { dataType: 'int32', low: -4, high: 4 }), integers(1)] };
    cases.int64 = { inputs: [random([3, 5], { dataType: 'int64', low: -4, high: 4 }), integers(0)] };
  }
  return {
    operator,
    tolerance,
    cases,
    fuzz: dimsArbitrary(1, 5).chain((dims) =>
      tuple(
        shuffledSubarray(
          dims.map((_, axis) => axis),
          { minLength: 1 },
        ),
        boolean(),
        boolean(),
      ).map(([axes, keeps, counted]) => ({
        inputs: [
          random(dims, operator === 'ReduceProd' ? { low: 0.9, high: 1.1 } : drawn),
          integers(...axes.map((axis) => (counted ? axis - dims.length : axis))),
        ],
        attributes: { keepdims: keeps ? 1 : 0 },
      })),
    ),
  };
}

/** Operators that reduce axes. */
export const reductionsCases: readonly OperatorCases[] = Object.entries(rows).map(([operator, row]) =>
  reduction(operator, row),
);
