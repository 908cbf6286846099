import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const attentionCases: OperatorCases = {
  operator: 'Attention',
  tolerance: 'accumulated',
  cases: {
    'four dimensions': { inputs: [random([2, 3, 4, 8]), random([2, 3, 6, 8]), random([2, 3, 6, 8])] },
    'three dimensions': {
      inputs: [random([2, 4, 24]), random([2, 6, 24]), random([2, 6, 24])],
      attributes: { q_num_heads: 3, kv_num_heads: 3 },
    },
    'a scale': {
      inputs: [random([1, 2, 4, 8]), random([1, 2, 4, 8]), random([1, 2, 4, 8])],
      attributes: { scale: 0.25 },
    },
    'a mask that is added': {
      inputs: [random([1, 2, 4, 8]), random([1, 2, 5, 8]), random([1, 2, 5, 8]), random([4, 5])],
    },
    'a mask of truth values': {
      inputs: [
        random([1, 2, 4, 8]),
        random([1, 2, 5, 8]),
        random([1, 2, 5, 8]),
        random([4, 5], { dataType: 'bool', low: 0, high: 1, special: [1, 1, 1, 1, 1, 1, 1] }),
      ],
    },
    causal: {
      inputs: [random([1, 2, 5, 8]), random([1, 2, 5, 8]), random([1, 2, 5, 8])],
      attributes: { is_causal: 1 },
    },
    softcap: {
      inputs: [random([1, 2, 4, 8]), random([1, 2, 5, 8]), random([1, 2, 5, 8])],
      attributes: { softcap: 2 },
    },
    'fewer heads for keys and values': {
      inputs: [random([1, 4, 3, 8]), random([1, 2, 5, 8]), random([1, 2, 5, 8])],
    },
    'scores beside the result': {
      inputs: [random([1, 2, 4, 8]), random([1, 2, 5, 8]), random([1, 2, 5, 8])],
      outputs: 4,
    },
    'scores after the softmax': {
      inputs: [random([1, 2, 4, 8]), random([1, 2, 5, 8]), random([1, 2, 5, 8])],
      attributes: { qk_matmul_output_mode: 3 },
      outputs: 4,
    },
    'a past': {
      inputs: [
        random([1, 2, 4, 8]),
        random([1, 2, 5, 8]),
        random([1, 2, 5, 8]),
        random([4, 8]),
        random([1, 2, 3, 8]),
        random([1, 2, 3, 8]),
      ],
      outputs: 3,
    },
    'a window': {
      inputs: [random([1, 2, 6, 8]), random([1, 2, 6, 8]), random([1, 2, 6, 8])],
      attributes: { left_window_size: 2, right_window_size: 1 },
      operatorSet: 25,
    },
    'another width of the values': {
      inputs: [random([2, 2, 3, 8]), random([2, 2, 5, 8]), random([2, 2, 5, 10])],
    },
  },
};
