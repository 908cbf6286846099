import type { ModelOutline } from '@automodel/contracts';
import { functionKey } from './function-key.js';

interface OperatorCall {
  readonly opType: string;
  readonly domain: string;
  readonly overload?: string;
}

interface FunctionOutline {
  readonly name: string;
  readonly domain: string;
  readonly overload?: string;
  readonly nodes: readonly OperatorCall[];
}

/** The operators that a model is computed with, each once, those in the bodies of its own functions in place of the calls. */
export function calledOperators(
  model: ModelOutline & { readonly functions?: readonly FunctionOutline[] },
): readonly OperatorCall[] {
  const bodies = new Map((model.functions ?? []).map((body) => [functionKey({ ...body, opType: body.name }), body]));
  const found = new Map<string, OperatorCall>();
  const finished = new Set<string>();
  const visit = (nodes: readonly OperatorCall[], within: readonly string[]): void => {
    for (const node of nodes) {
      const key = functionKey(node);
      const body = bodies.get(key);
      // A function that calls itself has no end.
      if (body === undefined || within.includes(key)) found.set(key, node);
      else if (!finished.has(key)) {
        visit(body.nodes, [...within, key]);
        finished.add(key);
      }
    }
  };
  visit(model.graph.nodes, []);
  return [...found.values()];
}
