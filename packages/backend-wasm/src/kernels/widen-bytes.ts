import { FunctionBuilder } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

export const widenBytesName = 'int8-to-f32';

/** Writes int8 as float32 times a factor, eight at a time. Parameters: source, target, end of the target, address of the factor. */
export function widenBytes(): FunctionBuilder {
  const builder = new FunctionBuilder(widenBytesName, 4);
  const [source, target, end, factor] = [0, 1, 2, 3];
  const words = builder.local('v128');
  const factors = builder.local('v128');
  builder.get(factor).loadSplat(0).set(factors);
  builder.loop(() => {
    builder
      .get(source)
      .emit(...rare.loadSigned8(0))
      .set(words);
    for (const [half, extend] of [rareOpcodes.extendLowWords, rareOpcodes.extendHighWords].entries()) {
      builder.get(target).get(words).vector(extend).vector(rareOpcodes.fromIntegers).get(factors).vector('mul');
      builder.storeVector(half * 16);
    }
    builder.increase(source, 8).increase(target, 32);
    builder.get(target).get(end).number('lessUnsigned').continueIf();
  });
  return builder;
}
