import { FunctionBuilder } from '../assembler/function-builder.js';

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
  const [channel, place, count] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const sum = builder.local('v128');
  builder.get(channelBegin).set(channel);
  builder.loop(() => {
    builder.get(input).get(channel).number('add').set(place).get(places).set(count).zeroVector().set(sum);
    builder.countDown(count, () => {
      builder.get(sum).get(place).loadVector(0).vector('add').set(sum).increaseBy(place, channelBytes);
    });
    builder.get(output).get(channel).number('add').get(sum).get(factor).loadSplat(0).vector('mul').storeVector(0);
    builder.increase(channel, 16).get(channel).get(channelEnd).number('lessUnsigned').continueIf();
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function globalAverageArguments(values: GlobalAverageArguments): readonly number[] {
  const { input, places, channelBytes, output, channelBegin, channelEnd, factor } = values;
  return [input, places, channelBytes, output, channelBegin, channelEnd, factor];
}
