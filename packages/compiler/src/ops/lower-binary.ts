import type { NodeContext } from '../lowering/node-context.js';
import type { BinaryName } from '../plan/binary-name.js';
import type { BinaryStep } from '../plan/plan.js';

/** An operator of two inputs, with broadcasting. */
export function lowerBinary(context: NodeContext, operator: BinaryName): BinaryStep {
  if (context.node.inputs.length !== 2) context.unsupported('notBinary');
  return {
    kind: 'binary',
    name: context.node.name,
    operator,
    left: context.operand(0),
    right: context.operand(1),
    activation: undefined,
    output: context.output(),
  };
}
