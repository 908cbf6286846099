import type { ElementType } from '@automodel/compiler';

/** Smallest and largest of the integers that floats become; a float holds those of int32 only nearly, and larger ones would leave the range. */
const ranges: Readonly<Partial<Record<ElementType, readonly [lowest: number, highest: number]>>> = {
  int32: [-(2 ** 31), 2 ** 31 - 128],
  int8: [-128, 127],
  uint8: [0, 255],
};

/** The range of a type of integers, as uniforms. */
export function integerRange(dataType: ElementType): { readonly lowest: number; readonly highest: number } {
  const [lowest, highest] = ranges[dataType] ?? [0, 0];
  return { lowest, highest };
}
