import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitExponential } from './emit-exponential.js';
import { emitPolynomial } from './emit-polynomial.js';

/**
 * Leaves erf(value) on the stack, within 2 units in the last place: x + x P(x²) near 0, 1 − exp(−x + x Q(x)) elsewhere, with the minimax
 * polynomials of Norbert Juffa (https://stackoverflow.com/a/35148199).
 */
export function emitErrorFunction(builder: FunctionBuilder, value: Local): void {
  const [size, square, exponent] = [builder.local('v128'), builder.local('v128'), builder.local('v128')];
  // erf is 1 to the last bit from 4 on.
  builder.get(value).vector(rareOpcodes.abs).splat(4).vector(rareOpcodes.pseudoMin).set(size);
  builder.get(value).get(value).vector('mul').set(square);
  emitPolynomial(
    builder,
    square,
    [-5.96761703e-4, 4.99119423e-3, -2.67681349e-2, 1.12819925e-1, -3.76125336e-1, 1.28379166e-1],
  );
  builder.get(value).vector('mul').get(value).vector('add');
  emitPolynomial(
    builder,
    size,
    [-1.7285347e-5, 3.83197126e-4, -3.88396438e-3, 2.42546219e-2, -1.06777877e-1, -6.34846687e-1, -1.28717512e-1],
  );
  builder.get(size).vector('mul').get(size).vector('sub').set(exponent);
  builder.splat(1);
  emitExponential(builder, exponent);
  builder.vector('sub');
  builder.get(size).splat(0.927734375).vector(rareOpcodes.lessThan).vector(rareOpcodes.select);
  // The signs of the value, those of zeros too.
  builder.get(value).splatInteger(0x7fffffff).vector(rareOpcodes.select);
}
