import { unsupportedOperators } from '@automodel/compiler';
import { measuredOperators } from '../stages/measured-operators.js';
import { allOperations } from './all-operations.js';
import type { OperationSource } from './operation-source.js';

/** Every operator of this backend, loaded with it. */
export const allSource: OperationSource = {
  unsupported: (model) =>
    unsupportedOperators(model, allOperations.operators).filter((name) => !measuredOperators.has(name)),
  load: async () => allOperations,
};
