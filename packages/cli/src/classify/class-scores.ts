import { type PreTrainedConfig, softmax, Tensor } from '@automodel/core';

/** How logits become scores. */
export type ScoreFunction = 'none' | 'sigmoid' | 'softmax';

/** The function that fits a config, as in Transformers' `ImageClassificationPipeline.postprocess`, save that regression stays raw. */
export function scoreFunctionFor({ problem_type, num_labels }: PreTrainedConfig): ScoreFunction {
  if (problem_type === 'regression') return 'none';
  return problem_type === 'multi_label_classification' || num_labels === 1 ? 'sigmoid' : 'softmax';
}

/** Scores from logits, in the same shape. */
export function classScores(logits: Tensor, scoreFunction: ScoreFunction): Tensor {
  if (scoreFunction === 'softmax') return softmax(logits);
  if (scoreFunction === 'none' || !(logits.data instanceof Float32Array)) return logits;
  const probabilities = logits.data.map((logit) => 1 / (1 + Math.exp(-logit)));
  return new Tensor('float32', probabilities, logits.dims);
}
