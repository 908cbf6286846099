import { graphTypeOf } from '../lowering/graph-type-of.js';
import type { NodeContext } from '../lowering/node-context.js';
import type { GeneralStep } from '../plan/general-step.js';

/** Cast and CastLike. */
export function lowerCast(context: NodeContext): GeneralStep {
  const isHalf =
    graphTypeOf(context, context.node.outputs[0]) === 'float16' &&
    graphTypeOf(context, context.node.inputs[0]) !== 'float16';
  const types = [graphTypeOf(context, context.node.inputs[0]), graphTypeOf(context, context.node.outputs[0])];
  if (types.includes('bfloat16')) context.unsupported('bfloat16');
  return { kind: 'cast', name: context.node.name, inputs: [context.operand(0)], isHalf, output: context.output() };
}
