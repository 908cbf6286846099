import { FunctionBuilder } from '../assembler/function-builder.js';
import { argumentOrder } from './argument-order.js';

export function weightedPicksName(taps: number): string {
  return `f32-weighted-picks-${taps}`;
}

/** The parameters, in order. Addresses and strides are in bytes. */
export interface WeightedPicksArguments {
  readonly source: number;
  readonly sourceRow: number;
  readonly target: number;
  readonly targetRow: number;
  readonly rows: number;
  /**
   * For each four numbers of the output: where they lie in its row, and for each tap where its four numbers lie in a row of the input, and their weights; the first
   * of these is an address alone.
   */
  readonly table: number;
  readonly groups: number;
}

/** Words of a table for four numbers. */
export function weightedPicksWords(taps: number): number {
  return 1 + taps * 8;
}

/** Each number of a row of the output is a weighted sum of some numbers of a row of the input. */
export function weightedPicks(taps: number): FunctionBuilder {
  const builder = new FunctionBuilder(weightedPicksName(taps), 7);
  const [source, sourceRow, target, targetRow, rows, table, groups] = [0, 1, 2, 3, 4, 5, 6];
  const [entry, group] = builder.localList('i32', 2);
  const sum = builder.local('v128');
  builder.countDown(rows, () => {
    builder.get(table).set(entry);
    builder.get(groups).set(group);
    builder.countDown(group, () => {
      for (let tap = 0; tap < taps; tap++) {
        const offset = 4 + tap * 32;
        const address = (lane: number): void =>
          void builder
            .get(entry)
            .loadNumber(offset + lane * 4)
            .get(source)
            .number('add');
        // A lane is read with its address below the vector that it goes into.
        for (const lane of [3, 2, 1]) address(lane);
        address(0);
        builder.loadFirstLane(0);
        for (const lane of [1, 2, 3]) builder.loadLane(0, lane);
        builder
          .get(entry)
          .loadVector(offset + 16)
          .vector('mul');
        if (tap > 0) builder.get(sum).vector('add');
        builder.set(sum);
      }
      builder.get(entry).loadNumber(0).get(target).number('add').get(sum).storeVector(0);
      builder.increase(entry, weightedPicksWords(taps) * 4);
    });
    builder.increaseBy(source, sourceRow).increaseBy(target, targetRow);
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const weightedPicksArguments: (values: WeightedPicksArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<WeightedPicksArguments>(
    'source',
    'sourceRow',
    'target',
    'targetRow',
    'rows',
    'table',
    'groups',
  );
