import { NoMatchingWeightsError, ShapeMismatchError } from '@automodel/contracts';
import type { Checkpoint } from '../checkpoint/open-checkpoint.js';
import { describeLoadingInfo } from '../parameters/describe-loading-info.js';
import type { ParameterMatch } from '../parameters/match-parameters.js';
import type { ParameterDeclaration } from '../parameters/parameter-declaration.js';

/** The error for a checkpoint whose weights do not fit a model class. */
export function matchError(
  match: ParameterMatch,
  modelClass: string,
  declarations: readonly ParameterDeclaration[],
  { location, tensors }: Checkpoint,
): ShapeMismatchError | NoMatchingWeightsError {
  const { mismatchedKeys } = match;
  if (mismatchedKeys.length > 0) {
    return new ShapeMismatchError({
      modelClass,
      location,
      report: describeLoadingInfo(match),
      keys: mismatchedKeys.map(({ key }) => key),
    });
  }
  return new NoMatchingWeightsError({
    modelClass,
    location,
    expectedKeys: declarations.slice(0, 3).map(({ name }) => name),
    foundKeys: [...tensors.keys()].slice(0, 3),
  });
}
