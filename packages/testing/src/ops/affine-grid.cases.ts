import { integers } from './inputs/integers.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const affineGridCases: OperatorCases = {
  operator: 'AffineGrid',
  tolerance: 'rounded',
  cases: {
    'an image': { inputs: [random([2, 2, 3]), integers(2, 3, 4, 5)] },
    'aligned corners': { inputs: [random([1, 2, 3]), integers(1, 3, 5, 2)], attributes: { align_corners: 1 } },
    'a volume': { inputs: [random([1, 3, 4]), integers(1, 1, 2, 3, 4)] },
    'a volume, aligned corners': {
      inputs: [random([2, 3, 4]), integers(2, 1, 2, 3, 4)],
      attributes: { align_corners: 1 },
    },
  },
};
