import { dimsArbitrary } from './arbitraries/dims-arbitrary.js';
import { random } from './inputs/random.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const shared: Readonly<Record<string, OperatorCase>> = {
  'an image': { inputs: [random([2, 5, 7, 7])] },
  '17 channels': { inputs: [random([1, 17, 3, 5])] },
  'one place': { inputs: [random([3, 9, 1, 1])] },
  'one dimension': { inputs: [random([2, 3, 17])] },
  'three dimensions': { inputs: [random([1, 4, 3, 4, 5])] },
};
const fuzz = dimsArbitrary(3, 5).map((dims) => ({ inputs: [random(dims)] }));

export const globalPoolCases: readonly OperatorCases[] = [
  { operator: 'GlobalAveragePool', tolerance: 'accumulated', cases: shared, fuzz },
  { operator: 'GlobalMaxPool', cases: shared, fuzz },
  {
    operator: 'GlobalLpPool',
    tolerance: 'accumulated',
    cases: {
      ...shared,
      'the 1-norm': { inputs: [random([2, 3, 4, 4])], attributes: { p: 1 } },
      'the 3-norm': { inputs: [random([2, 3, 4, 4])], attributes: { p: 3 } },
    },
    fuzz,
  },
];
