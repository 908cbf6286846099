import { InvalidGraphError } from '@automodel/contracts';
import type { Model } from '../ir/model.js';
import { supportedOperatorSets } from '../ir/versions.js';
import { liftOldModel } from './lift-old-model.js';

/**
 * A model of operator sets 1 to 25: those of sets 1 to 12 as set 13 has them, others as they are.
 * @throws {InvalidGraphError} for operator sets after the newest that is described, and for forms of before operator set 7 that depend on ranks that are not stated.
 */
export function liftModel(model: Model): Model {
  const version = model.opsetImports.find(({ domain }) => domain === '')?.version ?? supportedOperatorSets.newest;
  if (version >= 1 && version <= supportedOperatorSets.newest) return liftOldModel(model);
  const problem = `it imports operator set ${version}; versions 1 to ${supportedOperatorSets.newest} are supported`;
  throw new InvalidGraphError({ node: undefined, operator: undefined, problem });
}
