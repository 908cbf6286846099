import type { DataType } from '@automodel/onnx';
import type { ElementType } from '../plan/element-type.js';
import { isElementType } from './is-element-type.js';

/** The type that a plan has for a type of ONNX: narrower floats are computed as float32. Undefined where it has none. */
export function planType(dataType: DataType): ElementType | undefined {
  if (dataType === 'float16' || dataType === 'bfloat16') return 'float32';
  return isElementType(dataType) ? dataType : undefined;
}
