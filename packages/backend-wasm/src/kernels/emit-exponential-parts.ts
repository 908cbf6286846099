import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitPolynomial } from './emit-polynomial.js';

/** exp(value) = 2^power × (1 + rest) */
export interface ExponentialParts {
  /** Whole numbers as int32. */
  readonly power: Local;
  /** exp of what is left within ±½ log 2, less 1, with full relative precision. */
  readonly rest: Local;
}

/** Splits e^value into a power of two and a factor near 1: Cephes, expf (https://www.netlib.org/cephes/), Moshier. */
export function emitExponentialParts(builder: FunctionBuilder, value: Local): ExponentialParts {
  const [power, rest, whole] = [builder.local('v128'), builder.local('v128'), builder.local('v128')];
  builder
    .get(value)
    .splat(Math.LOG2E)
    .vector('mul')
    .vector(rareOpcodes.nearest)
    .tee(whole)
    .vector(rareOpcodes.toIntegers)
    .set(power);
  // log 2 in two parts, the first with so few bits that its multiples are exact.
  builder.get(value).get(whole).splat(0.693359375).vector('mul').vector('sub');
  builder.get(whole).splat(-2.1219444e-4).vector('mul').vector('sub').set(rest);
  emitPolynomial(
    builder,
    rest,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  );
  builder.get(rest).vector('mul').get(rest).vector('mul').get(rest).vector('add').set(rest);
  return { power, rest };
}
