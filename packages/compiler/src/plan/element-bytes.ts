import type { ElementType } from './element-type.js';

const bytes: Readonly<Record<ElementType, number>> = {
  bool: 4,
  float32: 4,
  float64: 8,
  int16: 2,
  int32: 4,
  int64: 4,
  int8: 1,
  uint16: 2,
  uint32: 4,
  uint8: 1,
};

/** The bytes that an element takes in the arena. */
export function elementBytes(dataType: ElementType): number {
  return bytes[dataType];
}
