import type { ElementType } from '../plan/element-type.js';
import type { TensorIndex } from '../plan/plan.js';
import type { NodeContext } from './node-context.js';

/** Declares a tensor between the steps of a node. */
export function addTemporary(
  { node, state }: NodeContext,
  dims: readonly number[],
  dataType: ElementType,
): TensorIndex {
  return state.tensors.push({ name: `${node.name}/${state.tensors.length}`, dims, dataType }) - 1;
}
