import { type Arbitrary, array, constantFrom } from 'fast-check';

/** Sizes beside and on the widths of vectors and tiles. */
const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17];

const maximumElements = 4096;

/** Dimensions of tensors of a few thousand elements at most. */
export function dimsArbitrary(minRank: number, maxRank: number): Arbitrary<number[]> {
  return array(constantFrom(...sizes), { minLength: minRank, maxLength: maxRank }).filter(
    (dims) => dims.reduce((product, size) => product * size, 1) <= maximumElements,
  );
}
