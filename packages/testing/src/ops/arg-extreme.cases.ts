import { boolean, tuple } from 'fast-check';
import { axisArbitrary } from './arbitraries/axis-arbitrary.js';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

function argExtreme(operator: string): OperatorCases {
  const ties = given([2, 4], [1, 3, 3, 1, 2, 2, 2, 2]);
  return {
    operator,
    cases: {
      'the first axis': { inputs: [random([5, 7])] },
      'the last axis': { inputs: [random([5, 17])], attributes: { axis: -1, keepdims: 0 } },
      'the channels': { inputs: [random([2, 9, 3, 3])], attributes: { axis: 1 } },
      'the first of equals': { inputs: [ties], attributes: { axis: 1 } },
      'the last of equals': { inputs: [ties], attributes: { axis: 1, select_last_index: 1 } },
      int32: { inputs: [random([3, 5], { dataType: 'int32', low: -9, high: 9 })], attributes: { axis: 1 } },
    },
    fuzz: dimsArbitrary(1, 4).chain((dims) =>
      tuple(axisArbitrary(dims.length), boolean(), boolean()).map(([axis, keeps, last]) => ({
        inputs: [random(dims)],
        attributes: { axis, keepdims: keeps, select_last_index: last },
      })),
    ),
  };
}

export const argExtremeCases: readonly OperatorCases[] = [argExtreme('ArgMax'), argExtreme('ArgMin')];
