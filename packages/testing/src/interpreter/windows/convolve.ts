import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { WindowPlan } from './window-plan.js';

/**
 * The convolution of an input with filters.
 * @param input [batch, channels, …spatial]
 * @param filters [output channels, channels / groups, …kernel]
 */
export function convolve(input: NumberGrid, filters: NumberGrid, plan: WindowPlan, groups: number): NumberGrid {
  const [batch = 1] = input.dims;
  const [outputChannels = 1, perGroup = 1] = filters.dims;
  const output = new NumberGrid([batch, outputChannels, ...plan.output]);
  const taps = Array.from(coordinatesOf(plan.kernel));
  let position = 0;
  for (const [item = 0, channel = 0, ...place] of coordinatesOf(output.dims)) {
    const firstChannel = Math.floor(channel / (outputChannels / groups)) * perGroup;
    let sum = 0;
    for (const tap of taps) {
      const source = tap.map(
        (offset, axis) =>
          (place[axis] ?? 0) * (plan.strides[axis] ?? 1) +
          offset * (plan.dilations[axis] ?? 1) -
          (plan.before[axis] ?? 0),
      );
      if (source.some((coordinate, axis) => coordinate < 0 || coordinate >= (input.dims[axis + 2] ?? 0))) continue;
      for (let index = 0; index < perGroup; index++) {
        sum += input.get([item, firstChannel + index, ...source]) * filters.get([channel, index, ...tap]);
      }
    }
    output.values[position] = sum;
    position += 1;
  }
  return output;
}
