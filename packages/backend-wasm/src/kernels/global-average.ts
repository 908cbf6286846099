import { FunctionBuilder } from '../assembler/function-builder.js';
import { argumentOrder } from './argument-order.js';

export const globalAverageName = 'f32-global-average';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface GlobalAverageArguments {
  readonly input: number;
  /** How many places are averaged. */
  readonly places: number;
  /** From place to place. */
  readonly channelBytes: number;
  readonly output: number;
  /** The channels to compute, in bytes from the first. */
  readonly channelBegin: number;
  readonly channelEnd: number;
  /** Where 1 / places lies as a float32. */
  readonly factor: number;
}

/** The mean over all places, per channel. */
export function globalAverage(): FunctionBuilder {
  const builder = new FunctionBuilder(globalAverageName, 7);
  const [input, places, channelBytes, output, channelBegin, channelEnd, factor] = [0, 1, 2, 3, 4, 5, 6];
  const [channel, place, count] = builder.localList('i32', 3);
  const sum = builder.local('v128');
  builder.get(channelBegin).set(channel);
  const average = (): void => {
    builder.sum(input, channel).set(place).get(places).set(count).zeroVector().set(sum);
    builder.countDown(count, () => {
      builder.get(sum).get(place).loadVector(0).vector('add').set(sum).increaseBy(place, channelBytes);
    });
    builder.sum(output, channel).get(sum).get(factor).loadSplat(0).vector('mul').storeVector(0);
  };
  builder.countUp(channel, 16, channelEnd, average, 'lessUnsigned');
  return builder;
}

/** The arguments in the order of the parameters. */
export const globalAverageArguments: (values: GlobalAverageArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<GlobalAverageArguments>(
    'input',
    'places',
    'channelBytes',
    'output',
    'channelBegin',
    'channelEnd',
    'factor',
  );
