import { dataTypeCodes } from '@automodel/onnx';
import { constant } from '../inputs/constant.js';
import { random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';

const uint8 = { dataType: 'uint8', low: 0, high: 255 } as const;
const int8 = { dataType: 'int8', low: -128, high: 127 } as const;

export const dequantizeLinearCases: OperatorCases = {
  operator: 'DequantizeLinear',
  tolerance: 'rounded',
  cases: {
    uint8: { inputs: [random([3, 5], uint8), constant([], [0.05]), constant([], [128], 'uint8')] },
    'int8 without zero point': { inputs: [random([3, 5], int8), constant([], [0.05])] },
    int32: { inputs: [random([9], { dataType: 'int32', low: -9999, high: 9999 }), constant([], [0.001])] },
    'a scale per channel': {
      inputs: [random([2, 3, 4], int8), constant([3], [0.1, 0.2, 0.5]), constant([3], [0, 5, -7], 'int8')],
    },
    'a scale per row': {
      inputs: [random([2, 4], uint8), constant([2], [0.1, 0.2]), constant([2], [0, 5], 'uint8')],
      attributes: { axis: 0 },
    },
    'a stated type': {
      inputs: [random([3, 5], int8), constant([], [0.05])],
      attributes: { output_dtype: dataTypeCodes.float32 },
      operatorSet: 23,
    },
    blocks: {
      inputs: [random([2, 6], uint8), constant([2, 2], [0.1, 0.2, 0.3, 0.4]), constant([2, 2], [0, 5, 7, 9], 'uint8')],
      attributes: { axis: 1, block_size: 3 },
    },
  },
};
