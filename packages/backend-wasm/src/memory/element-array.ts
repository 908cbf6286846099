import { type ElementArray, type ElementType, elementArrays, elementBytes } from '@automodel/compiler';

export type { ElementArray } from '@automodel/compiler';

/** All of a memory as elements of a type. */
export function elementView(buffer: ArrayBufferLike, dataType: ElementType): ElementArray {
  return new elementArrays[dataType](buffer, 0, Math.floor(buffer.byteLength / elementBytes(dataType)));
}

/** New elements, all 0. */
export function elementArray(dataType: ElementType, length: number): ElementArray {
  return new elementArrays[dataType](length);
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
