import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitExponentialParts } from './emit-exponential-parts.js';
import { emitPowerOfTwo } from './emit-power-of-two.js';

/** Leaves e^value − 1 on the stack, for values up to 0 (0 for others), with full relative precision near 0. */
export function emitExponentialMinusOne(builder: FunctionBuilder, value: Local): void {
  const [bounded, factor] = [builder.local('v128'), builder.local('v128')];
  builder.get(value).splat(-40).vector('pseudoMax').splat(0).vector(rareOpcodes.pseudoMin).set(bounded);
  const { power, rest } = emitExponentialParts(builder, bounded);
  builder.get(power);
  emitPowerOfTwo(builder);
  builder.tee(factor).get(rest).vector('mul').get(factor).splat(1).vector('sub').vector('add');
}
