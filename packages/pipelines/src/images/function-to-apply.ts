import type { PreTrainedConfig } from '@automodel/core';

/** How logits become scores. */
export type FunctionToApply = 'none' | 'sigmoid' | 'softmax';

export const functionsToApply: readonly FunctionToApply[] = ['none', 'sigmoid', 'softmax'];

/**
 * The function that suits a classifier: `sigmoid` for several labels at once or a single one, else `softmax`, as Python's pipeline
 * chooses; regression stays raw, as in Python's text classification.
 */
export function functionToApplyFor({
  problem_type: problemType,
  num_labels: labels,
}: Pick<PreTrainedConfig, 'num_labels' | 'problem_type'>): FunctionToApply {
  if (problemType === 'regression') return 'none';
  return problemType === 'multi_label_classification' || labels === 1 ? 'sigmoid' : 'softmax';
}
