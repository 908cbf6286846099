import { dataTypeCodes } from '@automodel/onnx';
import { constant } from '../inputs/constant.js';
import { random } from '../inputs/random.js';
import type { OperatorCases } from '../operator-cases.js';

export const quantizeLinearCases: OperatorCases = {
  operator: 'QuantizeLinear',
  tolerance: 'quantized',
  cases: {
    'uint8 without zero point': { inputs: [random([3, 5], { low: -9, high: 300 }), constant([], [2])] },
    uint8: { inputs: [random([3, 5], { low: -9, high: 9 }), constant([], [0.05]), constant([], [128], 'uint8')] },
    int8: { inputs: [random([3, 5], { low: -9, high: 9 }), constant([], [0.05]), constant([], [-3], 'int8')] },
    'a stated type': {
      inputs: [random([3, 5], { low: -9, high: 9 }), constant([], [0.1])],
      attributes: { output_dtype: dataTypeCodes.int8 },
    },
    'ties go to even numbers': {
      inputs: [constant([6], [0.5, 1.5, 2.5, -0.5, -1.5, 1000]), constant([], [1]), constant([], [0], 'int8')],
      tolerance: 'exact',
    },
    'a scale per channel': {
      inputs: [
        random([2, 3, 4], { low: -9, high: 9 }),
        constant([3], [0.1, 0.2, 0.5]),
        constant([3], [0, 5, -7], 'int8'),
      ],
    },
    'a scale per row': {
      inputs: [random([2, 4], { low: -9, high: 9 }), constant([2], [0.1, 0.2]), constant([2], [0, 5], 'uint8')],
      attributes: { axis: 0 },
    },
    blocks: {
      inputs: [
        random([2, 6], { low: -9, high: 9 }),
        constant([2, 2], [0.1, 0.2, 0.3, 0.4]),
        constant([2, 2], [0, 5, 7, 9], 'uint8'),
      ],
      attributes: { axis: 1, block_size: 3 },
    },
  },
};
