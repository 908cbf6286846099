import { elementArrays } from '../plan/element-arrays.js';
import type { ElementType } from '../plan/element-type.js';

/** Whether a type of ONNX is one that tensors of a plan may have. */
export function isElementType(dataType: string): dataType is ElementType {
  return Object.hasOwn(elementArrays, dataType);
}
