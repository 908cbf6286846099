import { tensorConstant } from '@automodel/onnx';
import { given } from './inputs/given.js';
import { integers } from './inputs/integers.js';
import type { OperatorCases } from './operator-cases.js';

export const constantOfShapeCases: OperatorCases = {
  operator: 'ConstantOfShape',
  cases: {
    zeros: { inputs: [integers(2, 3)] },
    'a value': { inputs: [integers(3, 1, 5)], attributes: { value: tensorConstant('value', 'float32', [1], [1.5]) } },
    'an int64': { inputs: [integers(4)], attributes: { value: tensorConstant('value', 'int64', [1], [-7]) } },
    'a scalar': { inputs: [integers()], attributes: { value: tensorConstant('value', 'float32', [1], [2]) } },
    'no element': { inputs: [integers(2, 0)] },
    'a shape that is fed': { inputs: [given([2], [2n, 5n], 'int64')] },
  },
};
