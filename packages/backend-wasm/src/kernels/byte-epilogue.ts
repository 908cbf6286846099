import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { rounding, roundToIntegers } from './round-to-integers.js';
import { storeAsBytes } from './store-as-bytes.js';

/** What becomes of the sums of a product of bytes. */
export interface ByteEpilogueVariant {
  readonly residual: 'bytes' | 'floats' | 'none';
  readonly relu: boolean;
  readonly output: 'bytes' | 'floats';
}

/** Where a tile finds what it needs; the pointers are moved on from row to row. */
export interface ByteEpiloguePlaces {
  readonly scale: Local;
  readonly bias: Local;
  readonly target: Local;
  readonly targetStride: Local;
  readonly residual: Local;
  readonly residualStride: Local;
}

/** Emits the end of a tile. */
export interface ByteEpilogue {
  /** Once per call of the kernel: constants into locals, since V8 makes a constant vector of four instructions. */
  begin(residualScale: Local): void;
  /** Sums of int32 to outputs, row by row: columns 0 to 3 and 4 to 7. */
  finish(sums: readonly (readonly [Local, Local])[], places: ByteEpiloguePlaces): void;
}

export function byteEpilogue(builder: FunctionBuilder, { residual, relu, output }: ByteEpilogueVariant): ByteEpilogue {
  const [factor, addend, least, magic, added, words] = builder.localList('v128', 6);
  const isBytes = output === 'bytes';

  const scaleAndShift = (sums: readonly (readonly [Local, Local])[], { scale, bias }: ByteEpiloguePlaces): void => {
    for (const half of [0, 1] as const) {
      builder
        .get(scale)
        .loadVector(half * 16)
        .set(factor);
      builder
        .get(bias)
        .loadVector(half * 16)
        .set(addend);
      for (const row of sums) {
        // Not one rounding for two operations: all machines give the same integers.
        builder
          .get(row[half])
          .vector(rareOpcodes.fromIntegers)
          .get(factor)
          .vector('mul')
          .get(addend)
          .vector('add')
          .set(row[half]);
      }
    }
  };

  const addResidual = (sums: readonly [Local, Local], pointer: Local): void => {
    if (residual === 'bytes')
      builder
        .get(pointer)
        .emit(...rare.loadSigned8(0))
        .set(words);
    for (const [half, sum] of sums.entries()) {
      if (residual === 'floats') builder.get(pointer).loadVector(half * 16);
      else {
        builder
          .get(words)
          .vector(half === 0 ? rareOpcodes.extendLowWords : rareOpcodes.extendHighWords)
          .vector(rareOpcodes.fromIntegers);
      }
      builder.get(added).vector('mul').get(sum).vector('add').set(sum);
    }
  };

  const store = ([low, high]: readonly [Local, Local], target: Local): void => {
    for (const sum of [low, high]) {
      // V8 makes eight instructions of `max`, which looks after NaN, and one of `pseudoMax`, which keeps it.
      if (relu || isBytes) builder.get(sum).get(least).vector('pseudoMax').set(sum);
      if (isBytes) roundToIntegers(builder.get(sum), magic).set(sum);
    }
    if (isBytes) storeAsBytes(builder, target, low, high);
    else builder.get(target).get(low).storeVector(0).get(target).get(high).storeVector(16);
  };

  return {
    begin(residualScale) {
      builder.splat(relu ? 0 : -128).set(least);
      if (isBytes) builder.splat(rounding).set(magic);
      if (residual !== 'none') builder.get(residualScale).loadSplat(0).set(added);
    },
    finish(sums, places) {
      scaleAndShift(sums, places);
      for (const [row, halves] of sums.entries()) {
        if (residual !== 'none') addResidual(halves, places.residual);
        store(halves, places.target);
        if (row === sums.length - 1) continue;
        builder.increaseBy(places.target, places.targetStride);
        if (residual !== 'none') builder.increaseBy(places.residual, places.residualStride);
      }
    },
  };
}
