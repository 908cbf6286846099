import type { NodeContext } from '../lowering/node-context.js';
import type { GeneralStep } from '../plan/general-step.js';

/** Cast and CastLike. */
export function lowerCast(context: NodeContext): GeneralStep {
  const isHalf = context.outputGraphType() === 'float16' && context.graphType(0) !== 'float16';
  const types = [context.graphType(0), context.outputGraphType()];
  if (types.includes('bfloat16')) context.unsupported('bfloat16');
  return { kind: 'cast', name: context.node.name, inputs: [context.operand(0)], isHalf, output: context.output() };
}
