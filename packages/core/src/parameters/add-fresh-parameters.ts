import type { StoredParameters } from './convert-parameters.js';
import { freshParameters, freshParametersFile } from './fresh-parameters.js';
import type { ParameterDeclaration } from './parameter-declaration.js';

/** Adds parameters that come from a seed to stored ones. */
export function addFreshParameters(
  { placements, files }: StoredParameters,
  missing: readonly ParameterDeclaration[],
  seed = 0,
): StoredParameters {
  const fresh = freshParameters(missing, seed);
  return {
    placements: new Map([...placements, ...fresh.placements]),
    files: new Map([...files, [freshParametersFile, fresh.bytes]]),
  };
}
