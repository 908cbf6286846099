import { type LoadingInfo, type PreTrainedModel, quoteList } from '@automodel/core';
import { functionToApplyFor } from '@automodel/pipelines';
import { countParameters } from '../count-parameters.js';
import type { ModelSummary } from './classification.js';

/** What a loaded model is, in numbers and names. */
export function summarizeModel(
  { className, config, parameters, dtype }: Pick<PreTrainedModel, 'className' | 'config' | 'dtype' | 'parameters'>,
  path: string,
): ModelSummary {
  return {
    path,
    className,
    modelType: config.model_type,
    parameters: countParameters(parameters),
    dtype,
    scores: functionToApplyFor(config),
    classes: Object.values(config.id2label),
  };
}

/** What of the loading makes a classification doubtful: weights that are not the checkpoint's. */
export function loadingWarnings({ missingKeys }: LoadingInfo): readonly string[] {
  const weights = missingKeys.filter((key) => !key.endsWith('.num_batches_tracked'));
  if (weights.length === 0) return [];
  const [subject, verb] = weights.length === 1 ? ['weight is', 'starts'] : ['weights are', 'start'];
  return [`${weights.length} ${subject} not in the checkpoint and ${verb} at random: ${quoteList(weights)}.`];
}
