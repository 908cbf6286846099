import { FunctionBuilder } from '../assembler/function-builder.js';

export const quantizeBytesName = 'f32-to-int8';

/** Writes float32 divided by a scale as int8, rounded, ties to even. Parameters: source, target, end of the target, address of the scale. */
export function quantizeBytes(): FunctionBuilder {
  const builder = new FunctionBuilder(quantizeBytesName, 4);
  const [source, target, end, scale] = [0, 1, 2, 3];
  const divisor = builder.local('v128');
  const halves = builder.localList('v128', 2);
  builder.get(scale).loadSplat(0).set(divisor);
  builder.loop(() => {
    for (const [half, numbers] of halves.entries()) {
      builder
        .get(source)
        .loadVector(half * 16)
        .get(divisor)
        .vector('div')
        .splat(-128)
        .vector('max')
        .splat(127)
        .vector('min');
      // Above 2^23 floats are whole numbers: adding rounds to the nearest and leaves the number in the lowest bits.
      builder
        .splat(1.5 * 2 ** 23)
        .vector('add')
        .set(numbers);
    }
    const [low = 0, high = 0] = halves;
    builder.get(target).get(low).get(high).narrowToBytes().storeLowerHalf(0);
    builder.increase(source, 32).increase(target, 8);
    builder.get(target).get(end).number('lessUnsigned').continueIf();
  });
  return builder;
}
