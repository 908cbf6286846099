import { InvalidOptionError } from '@automodel/contracts';
import type { Tensor } from '../tensor.js';
import { descending } from './descending.js';
import { floatRows } from './float-rows.js';

/** A class with its value. */
export interface ScoredLabel {
  /** The class index. */
  readonly index: number;
  /** The class's name; its index as text where no names are given. */
  readonly label: string;
  /** The value of the tensor given: a probability for the output of `softmax`, a logit for logits. */
  readonly score: number;
}

/**
 * The k largest values of each row along the last axis, largest first, of equal ones the one that comes first: one list per image.
 * NaN counts as the largest.
 * @param count how many; all if there are fewer.
 * @param id2label names of the classes, such as `model.config.id2label`.
 */
export function topK(scores: Tensor, count: number, id2label: Readonly<Record<number, string>> = {}): ScoredLabel[][] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new InvalidOptionError({
      option: 'count',
      value: count,
      problem: `it is ${count}, but must be an integer of at least 1`,
      remedy: 'Pass how many labels are wanted.',
    });
  }
  return floatRows(scores).map((row) =>
    largest(row, count).map((index) => ({ index, label: id2label[index] ?? String(index), score: row[index] ?? 0 })),
  );
}

/** Where the largest are, in order. Few of many are sorted: what comes after those that were found already is left aside. */
function largest(row: ArrayLike<number>, count: number): readonly number[] {
  const order = (left: number, right: number): number => descending(row[left] ?? 0, row[right] ?? 0) || left - right;
  let found: number[] = [];
  let last: number | undefined;
  for (let index = 0; index < row.length; index++) {
    if (last !== undefined && order(last, index) < 0) continue;
    found.push(index);
    if (found.length < 2 * count) continue;
    found = found.sort(order).slice(0, count);
    last = found.at(-1);
  }
  return found.sort(order).slice(0, count);
}
