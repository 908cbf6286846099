import type { ModelOutline } from '@automodel/contracts';
import type { OperatorSet } from './lowering/operator-set.js';

/** The operators of a model that are not compiled, told from the graph and the bodies of its functions alone. */
export function unsupportedOperators(
  model: ModelOutline,
  { schemas, calledOperators }: OperatorSet,
): readonly string[] {
  const known = new Set(schemas.schemas.map(({ domain, name }) => label(domain, name)));
  const nodes = calledOperators?.(model) ?? model.graph.nodes;
  const used = new Set(nodes.map(({ domain, opType }) => label(domain, opType)));
  return [...used].filter((operator) => !known.has(operator));
}

function label(domain: string, name: string): string {
  return domain === '' ? name : `${domain}.${name}`;
}
