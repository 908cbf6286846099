import type { NodeRun } from '../node-run.js';
import { broadcastCoordinates } from '../tensors/broadcast-coordinates.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { mapGroups } from '../tensors/map-groups.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** softmax(query × keyᵀ × scale + mask) × value for each head (https://arxiv.org/abs/1706.03762). */
export function attention(run: NodeRun): readonly ReferenceTensor[] {
  const isFlat = run.tensor(0).dims.length === 3;
  const query = splitHeads(run, 0, 'q_num_heads');
  const key = behindPast(run, splitHeads(run, 1, 'kv_num_heads'), 4);
  const value = behindPast(run, splitHeads(run, 2, 'kv_num_heads'), 5);
  const [batch = 0, heads = 0, queries = 0, width = 0] = query.dims;
  const [, keyHeads = 1, keys = 0] = key.dims;
  const valueWidth = value.dims[3] ?? 0;
  const shared = (head: number): number => Math.floor(head / (heads / keyHeads));
  const scale = run.float('scale', 1 / Math.sqrt(width));

  const products = new NumberGrid([batch, heads, queries, keys]);
  for (const place of coordinatesOf(products.dims)) {
    const [item = 0, head = 0, row = 0, column = 0] = place;
    let sum = 0;
    for (let index = 0; index < width; index++) {
      sum += query.get([item, head, row, index]) * key.get([item, shared(head), column, index]);
    }
    products.set(place, sum * scale);
  }
  const cap = run.float('softcap', 0);
  const capped = cap === 0 ? products : mapNumbers(products, (x) => cap * Math.tanh(x / cap));
  const hide = maskOf(run, queries, keys);
  const masked = mapNumbers(capped, (x, place) => x + hide(place));
  const weights = mapGroups(masked, [3], normalize);

  const output = new NumberGrid([batch, heads, queries, valueWidth]);
  for (const place of coordinatesOf(output.dims)) {
    const [item = 0, head = 0, row = 0, index = 0] = place;
    let sum = 0;
    for (let column = 0; column < keys; column++) {
      const weight = weights.get([item, head, row, column]);
      // What is hidden may hold anything.
      if (weight !== 0) sum += weight * value.get([item, shared(head), column, index]);
    }
    output.set(place, sum);
  }
  const { dataType } = run.tensor(0);
  const stages = [products, capped, masked, weights];
  const result = isFlat ? joinHeads(output) : output;
  const stage =
    stages[run.integer('qk_matmul_output_mode', 0)] ?? run.fail('qk_matmul_output_mode is not 0, 1, 2 or 3');
  return [
    result.toTensor(dataType),
    key.toTensor(run.tensor(1).dataType),
    value.toTensor(run.tensor(2).dataType),
    stage.toTensor(dataType),
  ].slice(0, run.outputCount);
}

function mapNumbers(grid: NumberGrid, change: (value: number, coordinates: readonly number[]) => number): NumberGrid {
  const output = new NumberGrid(grid.dims);
  for (const place of coordinatesOf(grid.dims)) output.set(place, change(grid.get(place), place));
  return output;
}

/** `[batch, length, heads · width]` as `[batch, heads, length, width]`. */
function splitHeads(run: NodeRun, index: number, attribute: string): NumberGrid {
  const input = run.grid(index);
  if (input.dims.length === 4) return input;
  const heads = run.integer(attribute) ?? run.fail(`the attribute ${attribute} is missing`);
  const [batch = 0, length = 0, all = 0] = input.dims;
  const width = all / heads;
  return mapNumbers(new NumberGrid([batch, heads, length, width]), (_, [item = 0, head = 0, row = 0, column = 0]) =>
    input.get([item, row, head * width + column]),
  );
}

function joinHeads(input: NumberGrid): NumberGrid {
  const [batch = 0, heads = 0, length = 0, width = 0] = input.dims;
  return mapNumbers(new NumberGrid([batch, length, heads * width]), (_, [item = 0, row = 0, column = 0]) =>
    input.get([item, Math.floor(column / width), row, column % width]),
  );
}

/** Keys or values behind those of the past. */
function behindPast(run: NodeRun, present: NumberGrid, index: number): NumberGrid {
  if (run.optional(index) === undefined) return present;
  const past = run.grid(index);
  const [batch = 0, heads = 0, length = 0, width = 0] = present.dims;
  const before = past.dims[2] ?? 0;
  return mapNumbers(
    new NumberGrid([batch, heads, before + length, width]),
    (_, [item = 0, head = 0, row = 0, column = 0]) =>
      row < before ? past.get([item, head, row, column]) : present.get([item, head, row - before, column]),
  );
}

/** What is added to a product: minus infinity for a key that the query must not see. */
function maskOf(run: NodeRun, queries: number, keys: number): (place: readonly number[]) => number {
  const mask = run.optional(3) && run.grid(3);
  const isTruth = run.optional(3)?.dataType === 'bool';
  const lengths = run.inputIntegers(6);
  const past = run.optional(4)?.dims[2] ?? 0;
  const isCausal = run.integer('is_causal', 0) !== 0;
  const [left, right] = [run.integer('left_window_size', -1), run.integer('right_window_size', -1)];
  return (place) => {
    const [item = 0, , row = 0, column = 0] = place;
    const length = lengths?.[item] ?? keys;
    // The last query is the last key that is no padding.
    const distance = column - (lengths === undefined ? row + past : row + length - queries);
    const isHidden =
      column >= length ||
      (isCausal && distance > 0) ||
      (left >= 0 && distance < -left) ||
      (right >= 0 && distance > right);
    if (isHidden) return Number.NEGATIVE_INFINITY;
    if (mask === undefined) return 0;
    const at = broadcastCoordinates(place, mask.dims);
    // A mask that is too short hides what it does not cover.
    if (!mask.has(at)) return Number.NEGATIVE_INFINITY;
    if (!isTruth) return mask.get(at);
    return mask.get(at) === 0 ? Number.NEGATIVE_INFINITY : 0;
  };
}

/** Softmax; 0 for a query that sees no key. */
function normalize(numbers: readonly number[]): readonly number[] {
  const most = Math.max(...numbers);
  if (most === Number.NEGATIVE_INFINITY) return numbers.map(() => 0);
  const exponentials = numbers.map((x) => Math.exp(x - most));
  const sum = exponentials.reduce((total, x) => total + x, 0);
  return exponentials.map((x) => x / sum);
}
