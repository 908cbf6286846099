import type { ElementType } from '@automodel/compiler';

/** The smallest and the largest number of each type of integers that floats are quantized to. */
const ranges: Readonly<Partial<Record<ElementType, readonly [number, number]>>> = {
  int16: [-32_768, 32_767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int8: [-128, 127],
  uint16: [0, 65_535],
  uint8: [0, 255],
};

/** The number of a type that is nearest. */
export function saturate(value: number, dataType: ElementType): number {
  const [low, high] = ranges[dataType] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return Math.min(Math.max(value, low), high);
}
