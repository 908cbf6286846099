import type { ModelOutline } from '@automodel/contracts';

/** The newest operator set that onnxruntime 1.30 reads; with a newer one it refuses the model. */
const newestOperatorSet = 26;

/** The other domains of the stock builds; measured with onnxruntime-node and -web 1.30. */
const contributedDomains: readonly string[] = ['ai.onnx.ml', 'com.microsoft'];

interface Operator {
  readonly opType: string;
  readonly domain: string;
}

interface FunctionOutline {
  readonly name: string;
  readonly domain: string;
  readonly nodes: readonly Operator[];
}

/** The operators of a graph that onnxruntime 1.30 does not run, each once. */
export function unsupportedOperators(model: ModelOutline): readonly string[] {
  const functions = functionsOf(model);
  const tooNew = model.opsetImports.some(({ domain, version }) => isStandard(domain) && version > newestOperatorSet);
  const missing = [...model.graph.nodes, ...functions.flatMap(({ nodes }) => nodes)].filter(({ opType, domain }) => {
    if (isStandard(domain)) return tooNew;
    if (contributedDomains.includes(domain)) return false;
    return !functions.some((definition) => definition.domain === domain && definition.name === opType);
  });
  return [...new Set(missing.map(({ opType, domain }) => (isStandard(domain) ? opType : `${domain}.${opType}`)))];
}

function isStandard(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

// Models of @automodel/onnx have the bodies of their custom operators, which onnxruntime inlines; an outline need not.
function functionsOf(
  model: ModelOutline & { readonly functions?: readonly FunctionOutline[] },
): readonly FunctionOutline[] {
  return model.functions ?? [];
}
