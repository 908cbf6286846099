import { axisArbitrary } from './arbitraries/axis-arbitrary.js';
import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';
import type { ToleranceClass } from './tolerance-class.js';

function alongAxis(operator: string, tolerance: ToleranceClass): OperatorCases {
  return {
    operator,
    tolerance,
    cases: {
      'the last axis': { inputs: [random([3, 17])] },
      'a vector': { inputs: [random([9])] },
      'the first axis': { inputs: [random([7, 5])], attributes: { axis: 0 } },
      'the channels of an image': { inputs: [random([2, 5, 3, 4])], attributes: { axis: 1 } },
      'a negative axis': { inputs: [random([2, 9, 4])], attributes: { axis: -2 } },
      'attention scores': { inputs: [random([1, 3, 5, 50])], attributes: { axis: 3 } },
      'an axis of one element': { inputs: [random([3, 1])] },
      'large values': { inputs: [random([2, 9], { low: -1000, high: 1000 })] },
      'minus infinity masks': {
        inputs: [random([3, 9], { special: [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] })],
      },
      'no row': { inputs: [random([0, 5])] },
    },
    fuzz: dimsArbitrary(1, 4).chain((dims) =>
      axisArbitrary(dims.length).map((axis) => ({ inputs: [random(dims)], attributes: { axis } })),
    ),
  };
}

export const softmaxCases: readonly OperatorCases[] = [
  alongAxis('Softmax', 'function'),
  alongAxis('LogSoftmax', 'accumulated'),
  alongAxis('Hardmax', 'exact'),
];
