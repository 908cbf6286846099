import type { PoolStep } from '@automodel/compiler';
import { type OperationContext, placesOf } from './operation-context.js';
import { preparePool } from './prepare-pool.js';
import type { Task } from './task.js';

/** Average pooling. */
export function prepareAveragePool(context: OperationContext, step: PoolStep): Task {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  return preparePool(context, step, context.table(averageFactors(step, input, output)));
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
