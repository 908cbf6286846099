import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

/** Stores twice four int32 as int8; none is below -128, and what is too large becomes 127. */
export function storeAsBytes(builder: FunctionBuilder, target: Local, low: Local, high: Local): void {
  builder.get(target).get(low).get(high).vector(rareOpcodes.narrowToWords);
  builder.get(low).vector(rareOpcodes.narrowToBytes).storeLowerHalf(0);
}
