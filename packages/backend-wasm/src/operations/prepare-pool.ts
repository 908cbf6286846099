import type { GlobalAverageStep, PoolStep } from '@automodel/compiler';
import { globalAverage, globalAverageArguments, globalAverageName } from '../kernels/global-average.js';
import { pool, poolArguments, poolName } from '../kernels/pool.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { rowTable } from './row-table.js';
import type { Task } from './task.js';

/**
 * Pooling.
 * @param factors the address of a factor for each output place, for the average.
 */
export function preparePool(context: OperationContext, step: PoolStep, factors = 0): Task {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const inputAddress = context.address(step.input);
  const outside = step.mode === 'maximum' ? 'inside' : 'zeros';
  const table = rowTable(context, { window: step, input, inputAddress, output, outside });
  const calls = context.split(output.count).map(([rowBegin, rowEnd]) => {
    if (rowBegin >= rowEnd) return [];
    const values = {
      table,
      tableStride: output.count * 4,
      taps: step.kernel[0] * step.kernel[1],
      channelBytes: input.stride * 4,
      output: context.address(step.output),
      rowBegin,
      rowEnd,
      factors,
    };
    return [context.call(poolName(step.mode), () => pool(step.mode), poolArguments(values))];
  });
  return { kind: 'kernels', name: step.name, calls };
}

/** The mean over height and width. */
export function prepareGlobalAverage(context: OperationContext, step: GlobalAverageStep): Task {
  const input = placesOf(context.tensor(step.input));
  const places = input.height * input.width;
  const factor = context.table(new Float32Array([1 / places]));
  const channelBytes = input.stride * 4;
  const calls = context.split(channelBytes, 16).map(([channelBegin, channelEnd]) => {
    if (channelBegin >= channelEnd) return [];
    return Array.from({ length: input.batch }, (_, image) => {
      const values = {
        input: context.address(step.input) + image * places * channelBytes,
        places,
        channelBytes,
        output: context.address(step.output) + image * channelBytes,
        channelBegin,
        channelEnd,
        factor,
      };
      return context.call(globalAverageName, globalAverage, globalAverageArguments(values));
    });
  });
  return { kind: 'kernels', name: step.name, calls };
}
