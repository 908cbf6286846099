import { random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';

export const dynamicQuantizeLinearCases: OperatorCases = {
  operator: 'DynamicQuantizeLinear',
  tolerance: 'quantized',
  cases: {
    'both signs': { inputs: [random([3, 7])], outputs: 3 },
    'positive numbers': { inputs: [random([17], { low: 1, high: 5 })], outputs: 3 },
    'negative numbers': { inputs: [random([2, 3], { low: -5, high: -1 })], outputs: 3 },
  },
};
