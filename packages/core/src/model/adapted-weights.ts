import type { Checkpoint } from '../checkpoint/open-checkpoint.js';
import { integerWeight } from '../failures/integer-weight.js';
import { matchError } from '../failures/match-error.js';
import { addFreshParameters } from '../parameters/add-fresh-parameters.js';
import { convertParameters } from '../parameters/convert-parameters.js';
import { floatTypes } from '../parameters/float-types.js';
import type { ParameterMatch } from '../parameters/match-parameters.js';
import type { ParameterDeclaration } from '../parameters/parameter-declaration.js';
import type { PlacedWeights } from '../parameters/placed-weights.js';
import type { LoadOptions } from './load-options.js';

/**
 * Weights of a checkpoint that a model cannot take just as they are: those that are missing come from the seed, and all are in the type that the call
 * asks for.
 * @throws {ShapeMismatchError} if some have another shape than their parameter, unless `ignoreMismatchedSizes`.
 * @throws {NoMatchingWeightsError} if none fits, unless `allowFreshInit`.
 * @throws {UnsupportedDataTypeError} if integers are in the place of floats.
 */
export function adaptedWeights(
  match: ParameterMatch,
  className: string,
  declarations: readonly ParameterDeclaration[],
  checkpoint: Checkpoint,
  { ignoreMismatchedSizes = false, allowFreshInit = false, seed, dtype }: LoadOptions,
): PlacedWeights {
  const { found, ...loadingInfo } = match;
  if (match.mismatchedKeys.length > 0 && !ignoreMismatchedSizes) {
    throw matchError(match, className, declarations, checkpoint);
  }
  if (found.size === 0 && declarations.length > 0 && !allowFreshInit) {
    throw matchError({ ...match, mismatchedKeys: [] }, className, declarations, checkpoint);
  }
  checkDataTypes(match, declarations);
  const missing = declarations.filter(({ name }) => !found.has(name));
  const stored = { placements: found, files: checkpoint.files };
  const complete = missing.length === 0 && seed === undefined ? stored : addFreshParameters(stored, missing, seed);
  return { ...convertParameters(complete, dtype), loadingInfo };
}

/** Integers in the place of floats are quantized weights: without their scales they would be read as wrong numbers. */
function checkDataTypes({ found }: ParameterMatch, declarations: readonly ParameterDeclaration[]): void {
  for (const { name, dataType } of declarations) {
    const tensor = found.get(name);
    if (tensor === undefined || dataType !== 'float32' || floatTypes.includes(tensor.dataType)) continue;
    if (tensor.scale === undefined) throw integerWeight(tensor, floatTypes);
  }
}
