import type { ElementType } from './element-type.js';

/** Elements of a plan's tensors as they lie in memory: bool and int64 as int32. */
export type ElementArray =
  | Float32Array
  | Float64Array
  | Int16Array
  | Int32Array
  | Int8Array
  | Uint16Array
  | Uint32Array
  | Uint8Array;

/** What makes arrays of the elements of a type. */
export interface ElementArrayConstructor {
  new (length: number): ElementArray;
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): ElementArray;
  readonly BYTES_PER_ELEMENT: number;
}

/** In what the elements of each type lie. */
export const elementArrays: Readonly<Record<ElementType, ElementArrayConstructor>> = {
  float32: Float32Array,
  int32: Int32Array,
  int64: Int32Array,
  bool: Int32Array,
  uint8: Uint8Array,
  int8: Int8Array,
  float64: Float64Array,
  int16: Int16Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
};
