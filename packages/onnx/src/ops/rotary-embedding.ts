import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

/**
 * Rotary position embedding (https://arxiv.org/abs/2104.09864): input, cosines, sines, position ids.
 * Exists since operator set 23, later than the one that graphs of ours are built in: for reading files.
 */
export const rotaryEmbeddingSchema: OperatorSchema = {
  name: 'RotaryEmbedding',
  domain: '',
  sinceVersion: 23,
  inputs: { min: 3, max: 4 },
  outputs: { min: 1, max: 1 },
  attributes: {
    interleaved: { type: 'int' },
    num_heads: { type: 'int' },
    rotary_embedding_dim: { type: 'int' },
  },
  infer: inferAsInput,
};
