import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { type ChannelLoop, emitChannelLoop } from './emit-channel-loop.js';
import { emitCombination } from './emit-combination.js';

/** Where a transform writes. */
export interface TransformTarget {
  /** Where the first of the results goes. */
  readonly first: Local;
  /** A local for where the next one goes. */
  readonly next: Local;
  /** Moves `next` on. */
  emitStep(): void;
}

/** Writes, channel by channel, one combination of the loaded vectors for each row of a matrix. */
export function emitTransform(
  builder: FunctionBuilder,
  loop: ChannelLoop,
  matrix: readonly (readonly number[])[],
  { first, next, emitStep }: TransformTarget,
): void {
  emitChannelLoop(builder, loop, () => {
    builder.sum(first, loop.channel).set(next);
    for (const coefficients of matrix) {
      builder.get(next);
      emitCombination(builder, coefficients, loop.vectors);
      builder.storeVector(0);
      emitStep();
    }
  });
}
