import type { DataType } from './data-type.js';
import type { Shape } from './shape.js';
import type { TensorType } from './value-type.js';

/** The type of a dense tensor. */
export function tensorType(dataType: DataType, shape: Shape): TensorType {
  return { kind: 'tensor', dataType, shape };
}
