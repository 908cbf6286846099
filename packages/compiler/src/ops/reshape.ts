import type { NodeContext } from '../lowering/node-context.js';
import type { ReshapeStep } from '../plan/plan.js';

/** Operators that only give the elements other dimensions, which shape inference has worked out. */
export function lowerReshape(context: NodeContext): ReshapeStep {
  return { kind: 'reshape', name: context.node.name, input: context.tensor(0), output: context.output() };
}
