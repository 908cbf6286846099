import type { GlobalAverageStep, PoolStep } from '@automodel/compiler';
import { globalAverage, globalAverageArguments, globalAverageName } from '../kernels/global-average.js';
import { pool, poolArguments, poolName } from '../kernels/pool.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { rowTable } from './row-table.js';
import type { Task } from './task.js';

/** Maximum and average pooling. */
export function preparePool(context: OperationContext, step: PoolStep): Task {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const inputAddress = context.address(step.input);
  const outside = step.mode === 'maximum' ? 'inside' : 'zeros';
  const table = rowTable(context, { window: step, input, inputAddress, output, outside });
  const factors = step.mode === 'average' ? context.table(averageFactors(step, input, output)) : 0;
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

interface Size {
  readonly height: number;
  readonly width: number;
}

/** 1 / how many places count, for each output place: those inside the image, or inside it and its pads. */
function averageFactors(step: PoolStep, input: Size, output: Size & { readonly batch: number }): Float32Array {
  const [top, left, bottom, right] = step.pads;
  const rows = countInside(
    step,
    0,
    output.height,
    step.countIncludesPads ? [-top, input.height + bottom] : [0, input.height],
  );
  const columns = countInside(
    step,
    1,
    output.width,
    step.countIncludesPads ? [-left, input.width + right] : [0, input.width],
  );
  const image = rows.flatMap((rowCount) => columns.map((columnCount) => 1 / (rowCount * columnCount)));
  return Float32Array.from(Array.from({ length: output.batch }, () => image).flat());
}

/** How many taps lie inside a range, for each output position along an axis. */
function countInside(
  step: PoolStep,
  axis: 0 | 1,
  positions: number,
  [begin, end]: readonly [number, number],
): number[] {
  return Array.from({ length: positions }, (_, position) => {
    const start = position * step.strides[axis] - step.pads[axis];
    const taps = Array.from({ length: step.kernel[axis] }, (__, tap) => start + tap * step.dilations[axis]);
    return taps.filter((tap) => tap >= begin && tap < end).length;
  });
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
