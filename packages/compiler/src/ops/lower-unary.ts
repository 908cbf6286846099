import type { NodeContext } from '../lowering/node-context.js';
import type { UnaryStep } from '../plan/plan.js';
import type { UnaryFunction } from '../plan/unary-function.js';

/** An operator of one input. */
export function lowerUnary(context: NodeContext, read: (context: NodeContext) => UnaryFunction): UnaryStep {
  return {
    kind: 'unary',
    name: context.node.name,
    input: context.tensor(0),
    function: read(context),
    output: context.output(),
  };
}
