import { type Arbitrary, integer } from 'fast-check';

/** An axis of a tensor of this rank, counted from the start or from the end. */
export function axisArbitrary(rank: number): Arbitrary<number> {
  return integer({ min: -rank, max: rank - 1 });
}
