import type { Dimension, Shape } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

/**
 * Scaled dot-product attention: query, key, value, mask, past key, past value, lengths of the others without padding.
 * Exists since operator set 23, later than the one that graphs of ours are built in: for reading files.
 */
export const attentionSchema: OperatorSchema = {
  name: 'Attention',
  domain: '',
  sinceVersion: 23,
  // The seventh input came in operator set 24.
  inputs: { min: 3, max: 7 },
  outputs: { min: 1, max: 4 },
  attributes: {
    is_causal: { type: 'int' },
    kv_num_heads: { type: 'int' },
    left_window_size: { type: 'int', since: 25 },
    q_num_heads: { type: 'int' },
    qk_matmul_output_mode: { type: 'int' },
    right_window_size: { type: 'int', since: 25 },
    scale: { type: 'float' },
    softcap: { type: 'float' },
    softmax_precision: { type: 'int' },
  },
  infer(context) {
    const query = context.tensor(0);
    const value = context.tensor(2);
    const queryHeads = splitHeads(query.shape, context.integer('q_num_heads'));
    const keyHeads = splitHeads(context.tensor(1).shape, context.integer('kv_num_heads'));
    const valueHeads = splitHeads(value.shape, context.integer('kv_num_heads'));
    const [batch = null, heads = null, queryLength = null] = queryHeads ?? [];
    const [, , valueLength = null, valueWidth = null] = valueHeads ?? [];
    const output = (): Shape => {
      if (query.shape === undefined) return undefined;
      if (query.shape.length === 4) return [batch, heads, queryLength, valueWidth];
      return [batch, queryLength, multiply(heads, valueWidth)];
    };
    const presentKey = present(context, keyHeads, 4);
    const total = presentKey?.[2] ?? valueLength;
    return [
      tensorType(query.dataType, output()),
      tensorType(context.tensor(1).dataType, presentKey),
      tensorType(value.dataType, present(context, valueHeads, 5)),
      tensorType(query.dataType, [batch, heads, queryLength, total]),
    ];
  },
};

/** [batch, heads, length, width], from that or from [batch, length, heads · width]. */
function splitHeads(shape: Shape, heads: number | undefined): Shape {
  if (shape?.length !== 3) return shape;
  const [batch = null, length = null, width = null] = shape;
  const headWidth = typeof width === 'number' && heads !== undefined ? width / heads : null;
  return [batch, heads ?? null, length, headWidth];
}

/** Keys or values of the past and of this call, one behind the other. */
function present(context: InferenceContext, heads: Shape, pastInput: number): Shape {
  if (heads === undefined || context.input(pastInput) === undefined) return heads;
  const past = context.tensor(pastInput).shape?.[2] ?? null;
  const length = heads[2] ?? null;
  return heads.with(2, typeof past === 'number' && typeof length === 'number' ? past + length : null);
}

function multiply(left: Dimension, right: Dimension): Dimension {
  return typeof left === 'number' && typeof right === 'number' ? left * right : null;
}
