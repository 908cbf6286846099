import type { ElementType } from '../plan/element-type.js';
import { formOf } from './form-of.js';
import type { NodeContext } from './node-context.js';

/** The type of an input of a node. */
export function dataTypeOf(context: NodeContext, index: number): ElementType {
  return formOf(context, context.operand(index)).dataType;
}
