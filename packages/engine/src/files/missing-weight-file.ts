import type { WeightSource } from '@automodel/compiler';
import { BackendError } from '@automodel/contracts';

/**
 * The error of a session that was made without a file of weights.
 * @param backend the engine's name.
 * @param weight the first weight that would be read from it.
 */
export function missingWeightFile(backend: string, weight: WeightSource | undefined): BackendError {
  return new BackendError({
    backend,
    operation: 'create a session',
    reason: `the weight "${weight?.name}" has no file.`,
    remedy: 'Report it to the author of the model package.',
  });
}
