import { boolean, tuple } from 'fast-check';
import { axisArbitrary } from './arbitraries/axis-arbitrary.js';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const topKCases: OperatorCases = {
  operator: 'TopK',
  cases: {
    'the largest': { inputs: [random([3, 17]), integers(5)], outputs: 2 },
    'the smallest': { inputs: [random([3, 17]), integers(5)], attributes: { largest: 0 }, outputs: 2 },
    'the first axis': { inputs: [random([7, 3]), integers(2)], attributes: { axis: 0 }, outputs: 2 },
    'a negative axis': { inputs: [random([2, 7, 3]), integers(3)], attributes: { axis: -2 }, outputs: 2 },
    'the first of equals': { inputs: [given([6], [1, 3, 3, 2, 3, 1]), integers(4)], outputs: 2 },
    all: { inputs: [random([5]), integers(5)], attributes: { sorted: 1 }, outputs: 2 },
    int64: { inputs: [random([2, 5], { dataType: 'int64', low: -99, high: 99 }), integers(2)], outputs: 2 },
  },
  fuzz: dimsArbitrary(1, 4).chain((dims) =>
    tuple(axisArbitrary(dims.length), boolean()).map(([axis, largest]) => ({
      inputs: [random(dims), integers(Math.ceil((dims.at(axis) ?? 1) / 2))],
      attributes: { axis, largest },
      outputs: 2,
    })),
  ),
};
