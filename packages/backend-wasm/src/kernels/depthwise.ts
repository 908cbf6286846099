import { FunctionBuilder } from '../assembler/function-builder.js';
import type { Activation } from './activation.js';
import { argumentOrder } from './argument-order.js';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface DepthwiseArguments {
  /** The address of the input place of each output place, per tap. */
  readonly table: number;
  /** From tap to tap in the table. */
  readonly tableStride: number;
  readonly taps: number;
  readonly channelBytes: number;
  /** `[taps][channels]`. */
  readonly weights: number;
  readonly output: number;
  readonly bias: number;
  /** Added before the activation; 0 for none. Laid out like the output. */
  readonly residual: number;
  readonly rowBegin: number;
  readonly rowEnd: number;
}

/** The name of a variant. */
export function depthwiseName(activation: Activation | undefined): string {
  return `f32-depthwise-${activation?.name ?? 'identity'}`;
}

/** output[place, c] = activation(Σ input[place under tap, c] × weights[tap, c] + bias[c] + residual[place, c]) */
export function depthwise(activation: Activation | undefined): FunctionBuilder {
  const builder = new FunctionBuilder(depthwiseName(activation), 10);
  const [table, tableStride, taps, channelBytes, weights, output, bias, residual, rowBegin, rowEnd] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ];
  const [row, channel, entry, tap, weight, place] = builder.localList('i32', 6);
  const sum = builder.local('v128');
  const overChannels = (): void => {
    builder.get(bias).get(channel).number('add').loadVector(0).set(sum);
    builder.get(table).get(row).shiftLeft(2).number('add').set(entry);
    builder.get(weights).get(channel).number('add').set(weight).get(taps).set(tap);
    builder.countDown(tap, () => {
      builder.get(sum).get(entry).loadNumber(0).get(channel).number('add').loadVector(0);
      builder.get(weight).loadVector(0).vector('mul').vector('add').set(sum);
      builder.increaseBy(entry, tableStride).increaseBy(weight, channelBytes);
    });
    builder.product(row, channelBytes).get(channel).number('add').set(place);
    builder.get(residual).if(() => {
      builder.get(sum).get(residual).get(place).number('add').loadVector(0).vector('add').set(sum);
    });
    activation?.emit(builder, [sum]);
    builder.get(output).get(place).number('add').get(sum).storeVector(0);
  };
  builder.get(rowBegin).set(row);
  builder.countUp(row, 1, rowEnd, () => {
    builder.constant(0).set(channel);
    builder.countUp(channel, 16, channelBytes, overChannels, 'lessUnsigned');
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const depthwiseArguments: (values: DepthwiseArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<DepthwiseArguments>(
    'table',
    'tableStride',
    'taps',
    'channelBytes',
    'weights',
    'output',
    'bias',
    'residual',
    'rowBegin',
    'rowEnd',
  );
