import { type Arbitrary, array, boolean, nat, tuple } from 'fast-check';
import { dimsArbitrary } from './dims-arbitrary.js';

/** Two shapes that broadcast to a common one: either may have ones, and either may lack leading dimensions. */
export function broadcastArbitrary(): Arbitrary<readonly [left: number[], right: number[]]> {
  const flags = array(boolean(), { minLength: 4, maxLength: 4 });
  return tuple(dimsArbitrary(1, 4), flags, flags, boolean(), nat(4)).map(
    ([dims, leftOnes, rightOnes, cutsLeft, missing]) => {
      const withOnes = (ones: readonly boolean[]): number[] => dims.map((size, axis) => (ones[axis] ? 1 : size));
      const [left, right] = [withOnes(leftOnes), withOnes(rightOnes)];
      return cutsLeft ? [left.slice(missing), right] : [left, right.slice(missing)];
    },
  );
}
