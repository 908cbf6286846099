import { tensorConstant } from '@automodel/onnx';
import type { OperatorCases } from './operator-cases.js';

export const constantCases: OperatorCases = {
  operator: 'Constant',
  cases: {
    'a tensor': {
      inputs: [],
      attributes: { value: tensorConstant('value', 'float32', [2, 3], [1, 2, 3, 4, 5, 6.5]) },
    },
    'int64 extremes': {
      inputs: [],
      attributes: { value: tensorConstant('value', 'int64', [2], [-(2n ** 63n), 2n ** 63n - 1n]) },
    },
    'a float': { inputs: [], attributes: { value_float: 1.5 } },
    floats: { inputs: [], attributes: { value_floats: [1.5, -2.25] } },
    'an integer': { inputs: [], attributes: { value_int: 7 } },
    integers: { inputs: [], attributes: { value_ints: [7, -1] } },
  },
};
