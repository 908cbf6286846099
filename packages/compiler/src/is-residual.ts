import { type Model, operatorSetVersion } from '@automodel/onnx';
import { residualOperators } from './lowering/residual-operators.js';
import { unsupportedOperators } from './unsupported-operators.js';

/** Whether `residualOperators` may compile a model: it has no other operators and is of the current set. */
export function isResidual(model: Model): boolean {
  const { functions, opsetImports } = model;
  const imported = opsetImports.find(({ domain }) => domain === '')?.version ?? operatorSetVersion;
  if (functions.length > 0 || imported < operatorSetVersion) return false;
  return unsupportedOperators(model, residualOperators).length === 0;
}
