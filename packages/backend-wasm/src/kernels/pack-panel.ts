import { FunctionBuilder } from '../assembler/function-builder.js';
import { argumentOrder } from './argument-order.js';
import { emitPointers } from './emit-pointers.js';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface PackPanelArguments {
  readonly source: number;
  readonly columnStride: number;
  readonly tapStride: number;
  readonly depthStride: number;
  readonly taps: number;
  /** Depth of one tap that has values. */
  readonly depth: number;
  readonly target: number;
  /** From the end of one tap's values to the start of the next. */
  readonly targetGap: number;
  /** Eight float32 by which the columns are multiplied. */
  readonly factors: number;
}

export const packPanelName = 'f32-pack-panel';

/** Writes one panel of `[tap][depth][8]` from eight columns, each times its factor. */
export function packPanel(): FunctionBuilder {
  const builder = new FunctionBuilder(packPanelName, 9);
  const [source, columnStride, tapStride, depthStride, taps, depth, target, targetGap, factors] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ];
  const columns = builder.localList('i32', 8);
  const count = builder.local('i32');
  const factorVectors = builder.localList('v128', 2);
  for (const [half, vector] of factorVectors.entries()) {
    builder
      .get(factors)
      .loadVector(half * 16)
      .set(vector);
  }
  builder.countDown(taps, () => {
    builder.get(source);
    emitPointers(builder, columns, () => builder.get(columnStride).number('add'));
    builder.get(depth).set(count);
    builder.countDown(count, () => {
      for (const [half, factor] of factorVectors.entries()) {
        const [first = 0, ...others] = columns.slice(half * 4, half * 4 + 4);
        builder.get(target);
        // A lane is read with its address below the vector that it goes into.
        for (const column of [...others].reverse()) builder.get(column);
        builder.get(first).loadFirstLane(0);
        for (const lane of others.keys()) builder.loadLane(0, lane + 1);
        builder
          .get(factor)
          .vector('mul')
          .storeVector(half * 16);
      }
      for (const column of columns) builder.increaseBy(column, depthStride);
      builder.increase(target, 32);
    });
    builder.increaseBy(target, targetGap).increaseBy(source, tapStride);
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const packPanelArguments: (values: PackPanelArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<PackPanelArguments>(
    'source',
    'columnStride',
    'tapStride',
    'depthStride',
    'taps',
    'depth',
    'target',
    'targetGap',
    'factors',
  );
