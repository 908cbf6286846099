import { random } from './inputs/random.js';
import type { OperatorCase, OperatorCases } from './operator-cases.js';

const combinations = ['linear', 'nearest', 'cubic'].flatMap((mode) =>
  ['zeros', 'border', 'reflection'].flatMap((padding) =>
    [0, 1].map((align): [string, OperatorCase] => [
      `${mode}, ${padding}${align ? ', aligned corners' : ''}`,
      {
        inputs: [random([2, 3, 5, 4]), random([2, 3, 7, 2], { low: -1.3, high: 1.3 })],
        attributes: { mode, padding_mode: padding, align_corners: align },
      },
    ]),
  ),
);

export const gridSampleCases: OperatorCases = {
  operator: 'GridSample',
  tolerance: 'accumulated',
  cases: {
    ...Object.fromEntries(combinations),
    'a volume': { inputs: [random([1, 2, 3, 4, 3]), random([1, 2, 3, 2, 3], { low: -1, high: 1 })] },
    'a volume, nearest': {
      inputs: [random([1, 2, 3, 4, 3]), random([1, 2, 3, 2, 3], { low: -1, high: 1 })],
      attributes: { mode: 'nearest' },
    },
  },
};
