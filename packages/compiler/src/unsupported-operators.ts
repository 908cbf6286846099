import type { ModelOutline } from '@automodel/contracts';
import type { OperatorSet } from './lowering/operator-set.js';
import { operatorsBeside } from './operators-beside.js';

/** The operators of a model that are not compiled, told from the graph and the bodies of its functions alone. */
export function unsupportedOperators(
  model: ModelOutline,
  { schemas, calledOperators }: OperatorSet,
): readonly string[] {
  const names = schemas.schemas.map(({ domain, name }) => (domain === '' ? name : `${domain}.${name}`));
  return operatorsBeside(calledOperators?.(model) ?? model.graph.nodes, names);
}
