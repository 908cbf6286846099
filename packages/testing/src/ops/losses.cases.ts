import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const targets = given([3], [4n, 0n, 1n], 'int64');
const plane = given([2, 2, 3], [0, 3, 1, 2, 2, 0, 3, 1, 0, 1, 2, 3], 'int32');
const weights = random([5], { low: 0.1, high: 2 });

const cases: Readonly<Record<string, OperatorCase>> = {
  mean: { inputs: [random([3, 5]), targets] },
  sum: { inputs: [random([3, 5]), targets], attributes: { reduction: 'sum' } },
  'each by itself': { inputs: [random([3, 5]), targets], attributes: { reduction: 'none' } },
  'a mean by weights': { inputs: [random([3, 5]), targets, weights] },
  'weights, each by itself': { inputs: [random([3, 5]), targets, weights], attributes: { reduction: 'none' } },
  'a plane of targets': { inputs: [random([2, 4, 2, 3]), plane] },
  'targets that count for nothing': { inputs: [random([2, 4, 2, 3]), plane], attributes: { ignore_index: 2 } },
  'ignored targets that are no class, with weights': {
    inputs: [random([3, 5]), given([3], [-100n, 2n, -100n], 'int64'), weights],
    attributes: { ignore_index: -100 },
  },
  'ignored targets, summed up': {
    inputs: [random([3, 5]), given([3], [-1n, 2n, 0n], 'int64')],
    attributes: { ignore_index: -1, reduction: 'sum' },
  },
};

export const negativeLogLikelihoodLossCases: OperatorCases = {
  operator: 'NegativeLogLikelihoodLoss',
  tolerance: 'accumulated',
  cases,
};

export const softmaxCrossEntropyLossCases: OperatorCases = {
  operator: 'SoftmaxCrossEntropyLoss',
  tolerance: 'function',
  cases: {
    ...cases,
    'with the logarithms of probabilities': { inputs: [random([2, 4, 2, 3]), plane], outputs: 2 },
    'large scores': { inputs: [random([3, 5], { low: -200, high: 200 }), targets] },
  },
};
