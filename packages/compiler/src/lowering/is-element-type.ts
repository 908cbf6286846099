import type { ElementType } from '../plan/element-type.js';

/** The types that tensors of a plan may have. */
export const supportedTypes: readonly ElementType[] = [
  'float32',
  'int32',
  'int64',
  'bool',
  'uint8',
  'int8',
  'float64',
  'int16',
  'uint16',
  'uint32',
];

/** Whether a type of ONNX is one of them. */
export function isElementType(dataType: string): dataType is ElementType {
  return supportedTypes.some((type) => type === dataType);
}
