import type { ElementType } from '../plan/element-type.js';
import type { Operand } from '../plan/plan.js';
import type { NodeContext } from './node-context.js';
import { planType } from './plan-type.js';

/** Dimensions and type of an operand. */
export function formOf(
  context: NodeContext,
  operand: Operand,
): { readonly dims: readonly number[]; readonly dataType: ElementType } {
  if (operand.kind === 'constant') {
    const { dims, dataType, readAs, quantization } = operand.value;
    if (quantization !== undefined) return { dims, dataType: 'float32' };
    return { dims, dataType: readAs ?? planType(dataType) ?? context.unsupported(`constants of ${dataType}`) };
  }
  return context.state.tensors[operand.tensor] ?? context.fail(`the plan has no tensor ${operand.tensor}`);
}
