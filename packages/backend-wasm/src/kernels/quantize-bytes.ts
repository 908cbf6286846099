import { FunctionBuilder } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { rounding, roundToIntegers } from './round-to-integers.js';
import { storeAsBytes } from './store-as-bytes.js';

export const quantizeBytesName = 'f32-to-int8';

/** Writes float32 divided by a scale as int8, rounded, ties to even. Parameters: source, target, end of the target, address of the scale. */
export function quantizeBytes(): FunctionBuilder {
  const builder = new FunctionBuilder(quantizeBytesName, 4);
  const [source, target, end, scale] = [0, 1, 2, 3];
  const [divisor, least, magic, low, high] = builder.localList('v128', 5);
  builder.get(scale).loadSplat(0).set(divisor).splat(-128).set(least);
  builder.splat(rounding).set(magic);
  builder.loop(() => {
    for (const [half, numbers] of [low, high].entries()) {
      builder
        .get(source)
        .loadVector(half * 16)
        .get(divisor)
        .vector(rareOpcodes.div)
        .get(least)
        .vector('pseudoMax');
      roundToIntegers(builder, magic).set(numbers);
    }
    storeAsBytes(builder, target, low, high);
    builder.increase(source, 32).increase(target, 8);
    builder.get(target).get(end).number('lessUnsigned').continueIf();
  });
  return builder;
}
