import type { Operand } from '../plan/plan.js';
import type { NodeContext } from './node-context.js';

/** All inputs of a node of which none is left out. */
export function operandsOf(context: NodeContext): readonly Operand[] {
  return context.node.inputs.map((_, index) => context.operand(index));
}
