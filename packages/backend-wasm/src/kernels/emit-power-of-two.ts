import type { FunctionBuilder } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

/** Replaces whole numbers from −126 to 127 on the stack, as int32, by 2 to their power, as float32. */
export function emitPowerOfTwo(builder: FunctionBuilder): void {
  builder
    .splatInteger(127)
    .vector(rareOpcodes.addIntegers)
    .emit(...rare.shiftIntegersLeft(23));
}
