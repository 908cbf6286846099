import { furtherVisionOperators, isResidual, residualOperators, unsupportedOperators } from '@automodel/compiler';
import { loadVision } from './load-vision.js';
import type { OperationSource } from './operation-source.js';
import { residualOperations } from './residual-operations.js';

/** `visionOperations`, of which a model that has no others is given those of residual networks: the rest is loaded when a model needs it. */
export const visionSource: OperationSource = {
  unsupported: (model) =>
    unsupportedOperators(model, residualOperators).filter((name) => !furtherVisionOperators.includes(name)),
  load: async (model) => (isResidual(model) ? residualOperations : loadVision()),
};
