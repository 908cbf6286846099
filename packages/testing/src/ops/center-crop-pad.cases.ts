import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const centerCropPadCases: OperatorCases = {
  operator: 'CenterCropPad',
  cases: {
    crop: { inputs: [random([9, 8, 3]), integers(5, 5, 3)] },
    'pad by odd amounts': { inputs: [random([4, 5, 3]), integers(9, 8, 3)] },
    'crop one axis and pad the other': { inputs: [random([9, 4, 3]), integers(4, 9, 3)] },
    'some axes': { inputs: [random([1, 3, 9, 4]), integers(4, 9)], attributes: { axes: [2, 3] } },
    'negative axes': { inputs: [random([3, 9, 7]), integers(4, 8)], attributes: { axes: [-2, -1] } },
  },
};
