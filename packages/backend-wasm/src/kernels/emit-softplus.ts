import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitExponential } from './emit-exponential.js';
import { emitLogarithm } from './emit-logarithm.js';

/** Leaves log(1 + e^value) on the stack as max(value, 0) + log(1 + e^−|value|), which does not overflow. */
export function emitSoftplus(builder: FunctionBuilder, value: Local): void {
  const [negative, small, sum] = [builder.local('v128'), builder.local('v128'), builder.local('v128')];
  builder.get(value).vector(rareOpcodes.abs).vector('neg').set(negative);
  emitExponential(builder, negative);
  builder.tee(small).splat(1).vector('add').set(sum);
  builder.get(value).splat(0).vector(rareOpcodes.max);
  emitLogarithm(builder, sum);
  // What 1 + small lost in rounding: Higham, Accuracy and Stability of Numerical Algorithms, §1.14.1.
  builder
    .get(small)
    .get(sum)
    .splat(1)
    .vector('sub')
    .vector('sub')
    .get(sum)
    .vector(rareOpcodes.div)
    .vector('add')
    .vector('add');
}
