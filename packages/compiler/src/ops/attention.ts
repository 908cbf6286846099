import { Decomposition } from '../lowering/decomposition.js';
import { hasOutput } from '../lowering/has-output.js';
import type { NodeContext } from '../lowering/node-context.js';
import { range } from '../lowering/range.js';
import type { Operand, Step } from '../plan/plan.js';

/** An input `[batch, length, heads · width]` as `[batch, heads, length, width]`; one of rank 4 is that already. */
function splitHeads(context: NodeContext, steps: Decomposition, index: number, heads: number): Operand {
  const dims = context.dims(index);
  if (dims.length === 4) return context.operand(index);
  const [batch = 1, length = 1, width = 1] = dims;
  return steps.transpose(steps.reshape(context.operand(index), [batch, length, heads, width / heads]), [0, 2, 1, 3]);
}

/** Keys or values of the past before those of the call. */
function withPast(context: NodeContext, steps: Decomposition, present: Operand, past: number, output: number): Operand {
  const into = hasOutput(context, output) ? context.output(output) : undefined;
  if (!context.has(past)) {
    return into === undefined ? present : steps.reshape(present, steps.dims(present), into);
  }
  return steps.concat([context.operand(past), present], 2, into);
}

/** Each head as often as queries share it. */
function repeatHeads(steps: Decomposition, input: Operand, heads: number): Operand {
  const dims = steps.dims(input);
  const own = dims[1] ?? 1;
  if (own === heads) return input;
  const positions = range(heads).map((head) => Math.floor(head / (heads / own)));
  const axes = dims.map((size, from) => ({ from, start: 0, positions: from === 1 ? positions : range(size) }));
  const parts = [{ input: 0, origin: dims.map(() => 0), axes }];
  return steps.add({ kind: 'select', inputs: [input], parts, fill: 0 }, dims.with(1, heads), steps.dataType(input));
}

/** What is added to the products: the mask, and minus infinity for what a query must not see. */
function bias(
  context: NodeContext,
  steps: Decomposition,
  { queries, keys, past }: { readonly queries: number; readonly keys: number; readonly past: number },
): Operand | undefined {
  const lowest = steps.constant([Number.NEGATIVE_INFINITY], []);
  const zero = steps.constant([0], []);
  let sum: Operand | undefined;
  const add = (part: Operand): void => {
    sum = sum === undefined ? part : steps.binary('add', sum, part);
  };
  if (context.has(3)) {
    const mask = context.operand(3);
    const values = steps.dataType(mask) === 'bool' ? steps.where(mask, zero, lowest) : mask;
    const dims = steps.dims(values);
    const length = dims.at(-1) ?? 1;
    // A mask that is too short hides what it does not cover.
    const padded = dims.with(-1, keys);
    const axes = dims.map((size, from) => ({ from, start: 0, positions: range(size) }));
    const parts = [{ input: 0, origin: dims.map(() => 0), axes }];
    const select = { kind: 'select', inputs: [values], parts, fill: Number.NEGATIVE_INFINITY } as const;
    add(length === keys || length === 1 ? values : steps.add(select, padded, 'float32'));
  }
  const isCausal = context.integer('is_causal', 0) !== 0;
  const [left, right] = [context.integer('left_window_size', -1), context.integer('right_window_size', -1)];
  if (context.has(6)) {
    // Positions of keys count from 0, those of queries so that the last one is the last that is no padding.
    const lengths = steps.reshape(context.operand(6), [context.dims(6)[0] ?? 1, 1, 1, 1]);
    const positions = steps.constant(range(keys), [1, 1, 1, keys], 'int64');
    add(steps.where(steps.compare('less', positions, lengths), zero, lowest));
    if (left >= 0 || right >= 0) context.unsupported('a window together with lengths');
    if (isCausal) {
      const offsets = steps.constant(range(queries, -queries), [1, 1, queries, 1], 'int64');
      const own = steps.binary('add', offsets, lengths);
      add(steps.where(steps.compare('less-or-equal', positions, own), zero, lowest));
    }
  } else if (isCausal || left >= 0 || right >= 0) {
    const hidden = range(queries).flatMap((query) =>
      range(keys, -past - query).map((distance) => {
        const isHidden =
          (isCausal && distance > 0) || (left >= 0 && distance < -left) || (right >= 0 && distance > right);
        return isHidden ? Number.NEGATIVE_INFINITY : 0;
      }),
    );
    add(steps.constant(hidden, [queries, keys]));
  }
  return sum;
}

/** Attention: softmax(query × keyᵀ × scale + bias) × value, by the steps that it is made of. */
export function lowerAttention(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const queryHeads = context.integer('q_num_heads', context.dims(0)[1] ?? 1);
  const keyHeads = context.integer('kv_num_heads', context.dims(1)[1] ?? 1);
  const query = splitHeads(context, steps, 0, queryHeads);
  const newKey = splitHeads(context, steps, 1, keyHeads);
  const key = withPast(context, steps, newKey, 4, 1);
  const value = withPast(context, steps, splitHeads(context, steps, 2, keyHeads), 5, 2);
  const [, heads = 1, queries = 1, width = 1] = steps.dims(query);
  const keys = steps.dims(key)[2] ?? 1;
  const scale = Math.sqrt(context.float('scale', 1 / Math.sqrt(width)));
  const scaled = (operand: Operand): Operand => steps.binary('mul', operand, steps.constant([scale], []));
  const turned = steps.transpose(repeatHeads(steps, key, heads), [0, 1, 3, 2]);
  const outputs: Operand[] = [];
  let products = steps.multiply(scaled(query), scaled(turned));
  outputs.push(products);
  const cap = context.float('softcap', 0);
  const mode = context.integer('qk_matmul_output_mode', 0);
  const capped = (operand: Operand): Operand => {
    if (cap === 0) return operand;
    const factor = steps.constant([cap], []);
    return steps.binary('mul', steps.unary('tanh', steps.binary('div', operand, factor)), factor);
  };
  const past = keys - (steps.dims(newKey)[2] ?? 0);
  const added = bias(context, steps, { queries, keys, past });
  products = capped(products);
  outputs.push(products);
  products = added === undefined ? products : steps.binary('add', products, added);
  outputs.push(products);
  const weights = attentionWeights(steps, products);
  outputs.push(weights);
  const chosen = outputs[mode];
  if (hasOutput(context, 3) && chosen !== undefined) steps.reshape(chosen, steps.dims(chosen), context.output(3));
  const result = repeatHeads(steps, value, heads);
  if (context.dims(0).length === 4) {
    steps.multiply(weights, result, context.output());
  } else {
    steps.reshape(
      steps.transpose(steps.multiply(weights, result), [0, 2, 1, 3]),
      context.outputDims(),
      context.output(),
    );
  }
  return steps.steps;
}

/** Softmax over keys; 0 for a query that sees none. */
function attentionWeights(steps: Decomposition, products: Operand): Operand {
  const axis = steps.dims(products).length - 1;
  const largest = steps.reduce('max', products, [axis]);
  const isBlind = steps.compare('equal', largest, steps.constant([Number.NEGATIVE_INFINITY], []));
  return steps.where(isBlind, steps.constant([0], []), steps.softmax(products, axis));
}

/** RotaryEmbedding: pairs of numbers turned by angles that positions give. */
export function lowerRotaryEmbedding(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const dims = context.dims(0);
  const isFlat = dims.length === 3;
  const heads = context.integer('num_heads', 0);
  const [batch = 1, length = 1, whole = 1] = dims;
  const input = isFlat
    ? steps.reshape(context.operand(0), [batch, length, heads, whole / heads])
    : steps.transpose(context.operand(0), [0, 2, 1, 3]);
  const [, places = 1, count = 1, width = 1] = steps.dims(input);
  const turned = context.integer('rotary_embedding_dim', 0) || width;
  const half = turned / 2;
  const angles = (index: number): Operand => {
    const cache = context.operand(index);
    const rows = context.has(3)
      ? steps.add(
          { kind: 'gather', inputs: [cache, context.operand(3)], axis: 0 },
          [batch, places, steps.dims(cache).at(-1) ?? 1],
          steps.dataType(cache),
        )
      : cache;
    const part = steps.slice(rows, 2, range(half));
    return steps.reshape(part, [steps.dims(part)[0] ?? 1, places, 1, half]);
  };
  const [cosine, sine] = [angles(1), angles(2)];
  const isInterleaved = context.integer('interleaved', 0) !== 0;
  const firsts = isInterleaved ? range(half, 0, 2) : range(half);
  const seconds = isInterleaved ? range(half, 1, 2) : range(half, half);
  const [first, second] = [steps.slice(input, 3, firsts), steps.slice(input, 3, seconds)];
  const real = steps.binary('sub', steps.binary('mul', cosine, first), steps.binary('mul', sine, second));
  const imaginary = steps.binary('add', steps.binary('mul', sine, first), steps.binary('mul', cosine, second));
  const rest = turned === width ? [] : [steps.slice(input, 3, range(width - turned, turned))];
  const pairs = isInterleaved
    ? steps.reshape(
        steps.concat(
          [real, imaginary].map((part) => steps.reshape(part, [batch, places, count, half, 1])),
          4,
        ),
        [batch, places, count, turned],
      )
    : steps.concat([real, imaginary], 3);
  const all = rest.length === 0 ? pairs : steps.concat([pairs, ...rest], 3);
  if (isFlat) steps.reshape(all, dims, context.output());
  else steps.transpose(all, [0, 2, 1, 3], context.output());
  return steps.steps;
}
