import {
  checkNumberOption,
  InvalidOptionError,
  type PreTrainedConfig,
  quoteList,
  type ScoredLabel,
  sigmoid,
  softmax,
  type Tensor,
  topK,
} from '@automodel/core';
import { type FunctionToApply, functionsToApply, functionToApplyFor } from './function-to-apply.js';

/** How class labels are made of logits. */
export interface ImageClassificationScores {
  /** How many labels of an image, the best first; all if there are fewer. @default 5 */
  readonly topK?: number;
  /** @default by the config's `problem_type`: see {@link functionToApplyFor} */
  readonly functionToApply?: FunctionToApply;
}

/** @throws {InvalidOptionError} if a value cannot be used. */
export function checkImageClassificationScores({ topK: count, functionToApply }: ImageClassificationScores): void {
  if (count !== undefined) checkNumberOption('topK', count, { minimum: 1, integer: true });
  if (functionToApply === undefined || functionsToApply.includes(functionToApply)) return;
  throw new InvalidOptionError({
    option: 'functionToApply',
    value: functionToApply,
    problem: `it is "${String(functionToApply)}", but must be one of ${quoteList(functionsToApply)}`,
    remedy: "Leave it out for the function that suits the model's problem type.",
  });
}

/**
 * The labels of each image from a classifier's logits, as the postprocessing of Python's `ImageClassificationPipeline`.
 * @param logits float32 `[batch, labels]`.
 * @throws {InvalidOptionError} if a value cannot be used.
 */
export function postProcessImageClassification(
  logits: Tensor,
  config: Pick<PreTrainedConfig, 'id2label' | 'num_labels' | 'problem_type'>,
  options: ImageClassificationScores = {},
): ScoredLabel[][] {
  checkImageClassificationScores(options);
  const { topK: count = 5, functionToApply = functionToApplyFor(config) } = options;
  return topK(scores[functionToApply](logits), count, config.id2label);
}

const scores: Readonly<Record<FunctionToApply, (logits: Tensor) => Tensor>> = {
  none: (logits) => logits,
  sigmoid,
  softmax,
};
