import type { ModelOutline } from '@automodel/contracts';

/** The operators of nodes other than those named; a name of another domain than ONNX's own has the domain and a dot before it. */
export function operatorsBeside(nodes: ModelOutline['graph']['nodes'], names: readonly string[]): readonly string[] {
  const known = new Set(names);
  const used = new Set(nodes.map(({ domain, opType }) => (domain === '' ? opType : `${domain}.${opType}`)));
  return [...used].filter((operator) => !known.has(operator));
}
