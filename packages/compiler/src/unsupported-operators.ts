import type { ModelOutline } from '@automodel/contracts';
import { nodeLowerings } from './lowering/node-lowerings.js';

/** Operators that vanish when the graph is compiled. */
const foldedOperators = new Set(['Cast', 'Constant']);

/** The operators of a model that are not compiled, told from the graph alone. */
export function unsupportedOperators(model: ModelOutline): readonly string[] {
  const missing = model.graph.nodes
    .filter(({ domain, opType }) => domain !== '' || !(nodeLowerings.has(opType) || foldedOperators.has(opType)))
    .map(({ domain, opType }) => (domain === '' ? opType : `${domain}.${opType}`));
  return [...new Set(missing)];
}
