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
    Array.from(row, (score, index) => ({ index, label: id2label[index] ?? String(index), score }))
      .sort((left, right) => descending(left.score, right.score) || left.index - right.index)
      .slice(0, count),
  );
}
