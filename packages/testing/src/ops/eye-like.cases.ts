import { dataTypeCodes } from '@automodel/onnx';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const eyeLikeCases: OperatorCases = {
  operator: 'EyeLike',
  cases: {
    'a square': { inputs: [random([4, 4])] },
    'a diagonal above': { inputs: [random([3, 5])], attributes: { k: 1 } },
    'a diagonal below': { inputs: [random([5, 3])], attributes: { k: -2 } },
    'a diagonal outside': { inputs: [random([3, 3])], attributes: { k: 7 } },
    'another type': {
      inputs: [random([3, 4], { dataType: 'int32', low: 0, high: 9 })],
      attributes: { dtype: dataTypeCodes.float32 },
    },
  },
};
