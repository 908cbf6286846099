import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

/** Above 2^23 floats are whole numbers: adding this rounds to the nearest, ties to even, and leaves the number in the lowest bits. */
export const rounding: number = 1.5 * 2 ** 23;

/** Takes four float32 and leaves the nearest int32. @param magic holds `rounding`. */
export function roundToIntegers(builder: FunctionBuilder, magic: Local): FunctionBuilder {
  return builder.get(magic).vector('add').get(magic).vector(rareOpcodes.subIntegers);
}
