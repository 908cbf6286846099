import { FunctionBuilder } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

export const quantizeBytesName = 'f32-to-int8';

/** Writes float32 divided by a scale as int8, rounded, ties to even. Parameters: source, target, end of the target, address of the scale. */
export function quantizeBytes(): FunctionBuilder {
  const builder = new FunctionBuilder(quantizeBytesName, 4);
  const [source, target, end, scale] = [0, 1, 2, 3];
  const [divisor = 0, least = 0, magic = 0, low = 0, high = 0] = builder.localList('v128', 5);
  builder.get(scale).loadSplat(0).set(divisor).splat(-128).set(least);
  // Above 2^23 floats are whole numbers: adding rounds to the nearest and leaves the number in the lowest bits.
  builder.splat(1.5 * 2 ** 23).set(magic);
  builder.loop(() => {
    for (const [half, numbers] of [low, high].entries()) {
      builder
        .get(source)
        .loadVector(half * 16)
        .get(divisor)
        .vector(rareOpcodes.div)
        .get(least)
        .vector('pseudoMax');
      builder.get(magic).vector('add').get(magic).vector(rareOpcodes.subIntegers).set(numbers);
    }
    // Narrowing keeps what is too large at 127.
    builder
      .get(target)
      .get(low)
      .get(high)
      .vector(rareOpcodes.narrowToWords)
      .get(low)
      .vector(rareOpcodes.narrowToBytes)
      .storeLowerHalf(0);
    builder.increase(source, 32).increase(target, 8);
    builder.get(target).get(end).number('lessUnsigned').continueIf();
  });
  return builder;
}
