import { elementArrays } from './element-arrays.js';
import type { ElementType } from './element-type.js';

/** The bytes that an element takes in the arena. */
export function elementBytes(dataType: ElementType): number {
  return elementArrays[dataType].BYTES_PER_ELEMENT;
}
