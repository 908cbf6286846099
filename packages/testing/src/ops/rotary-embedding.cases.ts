import { given } from './inputs/given.js';
import { random } from './inputs/random.js';
import type { OperatorCases } from './operator-cases.js';

export const rotaryEmbeddingCases: OperatorCases = {
  operator: 'RotaryEmbedding',
  tolerance: 'accumulated',
  cases: {
    'halves, by position': {
      inputs: [
        random([2, 3, 4, 8]),
        random([20, 4]),
        random([20, 4]),
        given([2, 4], [0n, 1n, 2n, 3n, 7n, 8n, 9n, 19n], 'int64'),
      ],
    },
    'interleaved, without positions': {
      inputs: [random([2, 3, 4, 8]), random([2, 4, 4]), random([2, 4, 4])],
      attributes: { interleaved: 1 },
    },
    'three dimensions': {
      inputs: [random([2, 4, 24]), random([2, 4, 4]), random([2, 4, 4])],
      attributes: { num_heads: 3 },
    },
    'a part of each head': {
      inputs: [random([1, 2, 3, 8]), random([1, 3, 2]), random([1, 3, 2])],
      attributes: { rotary_embedding_dim: 4 },
    },
  },
};
