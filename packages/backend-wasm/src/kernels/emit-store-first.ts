import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';

export interface StoreFirst {
  readonly target: Local;
  readonly position: Local;
  readonly result: Local;
  /** How many lanes; counts down. */
  readonly count: Local;
}

/** Stores the first lanes of a vector, so that nothing behind them is touched. */
export function emitStoreFirst(builder: FunctionBuilder, { target, position, result, count }: StoreFirst): void {
  builder.countDown(count, () => {
    builder
      .sum(target, position)
      .get(result)
      .emit(...rare.storeFirstLane(0));
    builder
      .get(result)
      .get(result)
      .emit(...rare.shuffle([1, 2, 3, 0]))
      .set(result);
    builder.increase(position, 4);
  });
}
