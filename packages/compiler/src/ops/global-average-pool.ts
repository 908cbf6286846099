import type { NodeContext } from '../lowering/node-context.js';
import type { GlobalAverageStep } from '../plan/plan.js';

/** GlobalAveragePool over height and width. */
export function lowerGlobalAveragePool(context: NodeContext): GlobalAverageStep {
  if (context.dims(0).length !== 4) context.unsupported('notAnImage');
  return { kind: 'global-average', name: context.node.name, input: context.tensor(0), output: context.output() };
}
