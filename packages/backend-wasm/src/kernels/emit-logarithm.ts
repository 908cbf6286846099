import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitPolynomial } from './emit-polynomial.js';

/** The bits of √½ and of what a mantissa has. */
const rootHalf = 0x3f3504f3;
const mantissa = 0x007fffff;

/** Leaves log(value) on the stack, for normal numbers above 0, within 2 units in the last place: Cephes, logf (https://www.netlib.org/cephes/). */
export function emitLogarithm(builder: FunctionBuilder, value: Local): void {
  const [bits, power, rest, square] = [
    builder.local('v128'),
    builder.local('v128'),
    builder.local('v128'),
    builder.local('v128'),
  ];
  builder.get(value).splatInteger(rootHalf).vector(rareOpcodes.subIntegers).tee(bits);
  builder
    .emit(...rare.shiftIntegersRight(23))
    .vector(rareOpcodes.fromIntegers)
    .set(power);
  builder
    .get(bits)
    .splatInteger(mantissa)
    .vector(rareOpcodes.and)
    .splatInteger(rootHalf)
    .vector(rareOpcodes.addIntegers);
  builder.splat(1).vector('sub').tee(rest).get(rest).vector('mul').set(square);
  emitPolynomial(
    builder,
    rest,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
      2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
    ],
  );
  builder.get(rest).vector('mul').get(square).vector('mul');
  builder.get(power).splat(-2.1219444e-4).vector('mul').vector('add');
  builder.get(square).splat(0.5).vector('mul').vector('sub').get(rest).vector('add');
  builder.get(power).splat(0.693359375).vector('mul').vector('add');
}
