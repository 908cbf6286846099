import { FunctionBuilder } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

/** Types of weights that kernels turn into float32, besides float32 itself. */
export type WidenedType = 'bfloat16' | 'float16' | 'float64';

/** The name of a variant. */
export function widenName(type: WidenedType): string {
  return `${type}-to-f32`;
}

/** Writes elements as float32, exactly, NaN and subnormal numbers included (float64 is rounded). Parameters: source, target, end of the target. */
export function widen(type: WidenedType): FunctionBuilder {
  const builder = new FunctionBuilder(widenName(type), 3);
  const [source, target, end] = [0, 1, 2];
  const bits = builder.local('v128');
  builder.loop(() => {
    builder.get(target);
    if (type === 'float64') {
      builder.get(source).loadVector(0).vector('demote').get(source).loadVector(16).vector('demote');
      builder.emit(...rare.shuffle([0, 1, 4, 5]));
    } else if (type === 'bfloat16') {
      builder
        .get(source)
        .emit(...rare.loadUnsigned16(0))
        .emit(...rare.shiftIntegersLeft(16));
    } else {
      builder
        .get(source)
        .emit(...rare.loadUnsigned16(0))
        .set(bits);
      // The exponent of float16 in the place of float32's, then times 2^112 for the difference of their biases: this normalizes subnormals too.
      builder
        .get(bits)
        .splatInteger(0x7fff)
        .vector(rareOpcodes.and)
        .emit(...rare.shiftIntegersLeft(13));
      builder.splat(2 ** 112).vector('mul');
      builder
        .get(bits)
        .splatInteger(0x7c00)
        .vector(rareOpcodes.and)
        .splatInteger(0x7c00)
        .vector(rareOpcodes.equalIntegers);
      builder.splatInteger(0x7f800000).vector(rareOpcodes.and).vector(rareOpcodes.or);
      builder
        .get(bits)
        .splatInteger(0x8000)
        .vector(rareOpcodes.and)
        .emit(...rare.shiftIntegersLeft(16))
        .vector(rareOpcodes.or);
    }
    builder.storeVector(0);
    builder.increase(source, type === 'float64' ? 32 : 8).increase(target, 16);
    builder.get(target).get(end).number('lessUnsigned').continueIf();
  });
  return builder;
}
