import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitExponential } from './emit-exponential.js';
import { emitPolynomial } from './emit-polynomial.js';

/** Leaves tanh(value) on the stack, within 3 units in the last place: Cephes, tanhf (https://www.netlib.org/cephes/). */
export function emitHyperbolicTangent(builder: FunctionBuilder, value: Local): void {
  const [size, square, doubled] = [builder.local('v128'), builder.local('v128'), builder.local('v128')];
  builder.get(value).vector(rareOpcodes.abs).tee(size).get(size).vector('add').set(doubled);
  builder.get(value).get(value).vector('mul').set(square);
  emitPolynomial(
    builder,
    square,
    [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1],
  );
  builder.get(square).vector('mul').get(value).vector('mul').get(value).vector('add');
  builder.splat(1).splat(2);
  emitExponential(builder, doubled);
  builder.splat(1).vector('add').vector(rareOpcodes.div).vector('sub');
  builder.get(size).splat(0.625).vector(rareOpcodes.lessThan).vector(rareOpcodes.select);
  // The signs of the value, those of zeros too.
  builder.get(value).splatInteger(0x7fffffff).vector(rareOpcodes.select);
}
