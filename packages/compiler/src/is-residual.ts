import { type Model, operatorSetVersion } from '@automodel/onnx';
import { residualOperators } from './lowering/residual-operators.js';
import { unsupportedOperators } from './unsupported-operators.js';

/** Whether `residualOperators` compile a model: it has no other operators, is of the current set, and nothing in it is computed from constants alone. */
export function isResidual(model: Model): boolean {
  const { graph, functions, opsetImports } = model;
  const imported = opsetImports.find(({ domain }) => domain === '')?.version ?? operatorSetVersion;
  if (functions.length > 0 || imported < operatorSetVersion) return false;
  if (unsupportedOperators(model, residualOperators).length > 0) return false;
  const known = new Set(graph.initializers.flatMap(({ name, data }) => (data.kind === 'inline' ? [name] : [])));
  return graph.nodes.every(({ inputs }) => inputs.some((name) => name !== '' && !known.has(name)));
}
