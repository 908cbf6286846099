import type { ElementType } from '../plan/element-type.js';

/** The types that tensors of a plan may have. */
export const supportedTypes: readonly ElementType[] = ['float32', 'int32', 'int64', 'bool'];

/** Whether a type of ONNX is one of them. */
export function isElementType(dataType: string): dataType is ElementType {
  return supportedTypes.some((type) => type === dataType);
}
