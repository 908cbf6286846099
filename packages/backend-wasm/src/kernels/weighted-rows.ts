import { FunctionBuilder } from '../assembler/function-builder.js';
import { emitStoreFirst } from './emit-store-first.js';

export function weightedRowsName(taps: number): string {
  return `f32-weighted-rows-${taps}`;
}

/** The parameters, in order. Addresses and strides are in bytes. */
export interface WeightedRowsArguments {
  readonly source: number;
  readonly sourcePlane: number;
  /** Where the rows of the output lie, one behind the other. */
  readonly target: number;
  readonly targetPlane: number;
  readonly planes: number;
  /** For each row of the output: where each tap's row lies from the start of a plane, and then its weight. */
  readonly table: number;
  readonly rows: number;
  /** Numbers of a row. */
  readonly length: number;
}

/** Each row of the output is a weighted sum of some rows of the input. */
export function weightedRows(taps: number): FunctionBuilder {
  const builder = new FunctionBuilder(weightedRowsName(taps), 9);
  const [source, sourcePlane, target, targetPlane, planes, table, rows, vectorBytes, rest] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ];
  const [entry, to, row, position, count] = builder.localList('i32', 5);
  const addresses = builder.localList('i32', taps);
  const weights = builder.localList('v128', taps);
  const sum = builder.local('v128');
  const compute = (): void => {
    for (const [tap, address] of addresses.entries()) {
      builder.get(address).get(position).number('add').loadVector(0);
      builder.get(weights[tap] ?? 0).vector('mul');
      if (tap > 0) builder.get(sum).vector('add');
      builder.set(sum);
    }
  };
  builder.countDown(planes, () => {
    builder.get(table).set(entry);
    builder.get(target).set(to);
    builder.get(rows).set(row);
    builder.countDown(row, () => {
      for (const [tap, address] of addresses.entries()) {
        builder
          .get(entry)
          .loadNumber(tap * 8)
          .get(source)
          .number('add')
          .set(address);
        builder
          .get(entry)
          .loadSplat(tap * 8 + 4)
          .set(weights[tap] ?? 0);
      }
      builder.increase(entry, taps * 8);
      builder.constant(0).set(position);
      builder.get(vectorBytes).if(() => {
        const fourNumbers = (): void => {
          compute();
          builder.sum(to, position).get(sum).storeVector(0);
        };
        builder.countUp(position, 16, vectorBytes, fourNumbers, 'lessUnsigned');
      });
      builder.get(rest).if(() => {
        compute();
        builder.get(rest).set(count);
        emitStoreFirst(builder, { target: to, position, result: sum, count });
      });
      builder.get(to).get(vectorBytes).number('add').get(rest).shiftLeft(2).number('add').set(to);
    });
    builder.increaseBy(source, sourcePlane).increaseBy(target, targetPlane);
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function weightedRowsArguments(values: WeightedRowsArguments): readonly number[] {
  const { source, sourcePlane, target, targetPlane, planes, table, rows, length } = values;
  return [source, sourcePlane, target, targetPlane, planes, table, rows, Math.floor(length / 4) * 16, length % 4];
}
