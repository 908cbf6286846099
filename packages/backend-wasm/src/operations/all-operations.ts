import { allOperators } from '@automodel/compiler';
import { denseOperations } from './dense-operations.js';
import type { OperationSet } from './prepare-step.js';
import { visionOperations } from './vision-operations.js';

/** Every operator of this backend. */
export const allOperations: OperationSet = {
  operators: allOperators,
  prepare: { ...visionOperations.prepare, ...denseOperations },
};
