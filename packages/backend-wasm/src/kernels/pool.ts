import type { PoolStep } from '@automodel/compiler';
import { FunctionBuilder } from '../assembler/function-builder.js';
import { argumentOrder } from './argument-order.js';

/** The parameters of the pooling kernels, in order. Addresses and strides are in bytes. */
export interface PoolArguments {
  /** The address of the input place of each output place, per tap. */
  readonly table: number;
  /** From tap to tap in the table. */
  readonly tableStride: number;
  readonly taps: number;
  /** What a place's channels take. */
  readonly channelBytes: number;
  readonly output: number;
  readonly rowBegin: number;
  readonly rowEnd: number;
  /** For the average: a factor per output place. */
  readonly factors: number;
}

/** The name of a pooling kernel. */
export function poolName(mode: PoolStep['mode']): string {
  return `f32-pool-${mode}`;
}

/** The largest value or the sum, times a factor, of the places under the window. */
export function pool(mode: PoolStep['mode']): FunctionBuilder {
  const builder = new FunctionBuilder(poolName(mode), 8);
  const [table, tableStride, taps, channelBytes, output, rowBegin, rowEnd, factors] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [row, channel, entry, tap] = builder.localList('i32', 4);
  const value = builder.local('v128');
  const loadPlace = (): FunctionBuilder => builder.get(entry).loadNumber(0).get(channel).number('add').loadVector(0);
  const overChannels = (): void => {
    builder.get(table).get(row).shiftLeft(2).number('add').set(entry);
    loadPlace().set(value);
    builder.get(taps).constant(1).number('sub').tee(tap);
    builder.if(() => {
      builder.countDown(tap, () => {
        builder.increaseBy(entry, tableStride).get(value);
        loadPlace()
          .vector(mode === 'maximum' ? 'pseudoMax' : 'add')
          .set(value);
      });
    });
    if (mode === 'average') {
      builder.get(value).get(factors).get(row).shiftLeft(2).number('add').loadSplat(0).vector('mul').set(value);
    }
    builder.get(output).product(row, channelBytes).number('add').get(channel).number('add');
    builder.get(value).storeVector(0);
  };

  builder.get(rowBegin).set(row);
  builder.countUp(row, 1, rowEnd, () => {
    builder.constant(0).set(channel);
    builder.countUp(channel, 16, channelBytes, overChannels, 'lessUnsigned');
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const poolArguments: (values: PoolArguments) => readonly number[] = /* @__PURE__ */ argumentOrder<PoolArguments>(
  'table',
  'tableStride',
  'taps',
  'channelBytes',
  'output',
  'rowBegin',
  'rowEnd',
  'factors',
);
