import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitExponentialParts } from './emit-exponential-parts.js';
import { emitPowerOfTwo } from './emit-power-of-two.js';

/** Leaves e^value on the stack, within 2 units in the last place; 0 and infinity past the range of float32. */
export function emitExponential(builder: FunctionBuilder, value: Local): void {
  const [bounded, half] = [builder.local('v128'), builder.local('v128')];
  builder.get(value).splat(-104).vector('pseudoMax').splat(89).vector(rareOpcodes.pseudoMin).set(bounded);
  const { power, rest } = emitExponentialParts(builder, bounded);
  // In two factors, since subnormal results and those of 2^127 and more need powers that float32 has not.
  builder.get(rest).splat(1).vector('add');
  builder
    .get(power)
    .emit(...rare.shiftIntegersRight(1))
    .tee(half);
  emitPowerOfTwo(builder);
  builder.vector('mul').get(power).get(half).vector(rareOpcodes.subIntegers);
  emitPowerOfTwo(builder);
  builder.vector('mul');
}
