import { type ElementType, elementBytes } from '@automodel/compiler';

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
interface ElementArrayConstructor {
  new (length: number): ElementArray;
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): ElementArray;
}

const constructors: Readonly<Record<ElementType, ElementArrayConstructor>> = {
  bool: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: Int32Array,
  int8: Int8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint8: Uint8Array,
};

/** All of a memory as elements of a type. */
export function elementView(buffer: ArrayBufferLike, dataType: ElementType): ElementArray {
  return new constructors[dataType](buffer, 0, Math.floor(buffer.byteLength / elementBytes(dataType)));
}

/** New elements, all 0. */
export function elementArray(dataType: ElementType, length: number): ElementArray {
  return new constructors[dataType](length);
}

/** A type of as many bytes, for copies that change no bits. */
export function bitsType(dataType: ElementType): ElementType {
  const types: Readonly<Record<number, ElementType>> = { 1: 'uint8', 2: 'uint16', 8: 'float64' };
  return types[elementBytes(dataType)] ?? 'int32';
}

/** All of a memory as integers of so many bytes, for copies that change no bits. */
export function bitsView(buffer: ArrayBufferLike, dataType: ElementType): ElementArray {
  return elementView(buffer, bitsType(dataType));
}
