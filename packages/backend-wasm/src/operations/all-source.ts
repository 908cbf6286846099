import { unsupportedOperators } from '@automodel/compiler';
import { measuredOperators } from '../stages/measured-operators.js';
import { allOperations } from './all-operations.js';
import type { OperationSource } from './operation-source.js';
import { unsupportedForms } from './unsupported-forms.js';
import { unsupportedTypes } from './unsupported-types.js';

/** Every operator of this backend, loaded with it. */
export const allSource: OperationSource = {
  unsupported(model) {
    const operators = unsupportedOperators(model, allOperations.operators).filter(
      (name) => !measuredOperators.has(name),
    );
    return operators.length > 0 ? operators : [...unsupportedTypes(model), ...unsupportedForms(model)];
  },
  load: async () => allOperations,
};
