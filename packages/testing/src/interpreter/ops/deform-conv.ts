import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { planWindows } from '../windows/plan-windows.js';
import type { Tap } from './sampling/tap.js';
import { weightedSum } from './sampling/weighted-sum.js';

/** A convolution whose taps are moved by offsets and scaled by a mask (https://arxiv.org/abs/1811.11168); what is outside is 0. */
export function deformConv(run: NodeRun): readonly ReferenceTensor[] {
  const [input, filters, offsets] = [run.grid(0), run.grid(1), run.grid(2)];
  const bias = run.optional(3) && run.grid(3);
  const mask = run.optional(4) && run.grid(4);
  const [batch = 0, channels = 0, ...spatial] = input.dims;
  const [outputChannels = 0, perGroup = 0] = filters.dims;
  const plan = planWindows(run, spatial, filters.dims.slice(2));
  const perOffsets = channels / run.integer('offset_group', 1);
  const perFilters = outputChannels / run.integer('group', 1);
  const taps = Array.from(coordinatesOf(plan.kernel));
  const rank = spatial.length;
  const output = new NumberGrid([batch, outputChannels, ...plan.output]);
  for (const coordinates of coordinatesOf(output.dims)) {
    const [item = 0, channel = 0, ...place] = coordinates;
    let sum = bias?.values[channel] ?? 0;
    for (const [index, tap] of taps.entries()) {
      for (let within = 0; within < perGroup; within++) {
        const from = Math.floor(channel / perFilters) * perGroup + within;
        const moved = Math.floor(from / perOffsets) * taps.length + index;
        const axes = spatial.map((length, axis) => {
          const start = (place[axis] ?? 0) * (plan.strides[axis] ?? 1) - (plan.before[axis] ?? 0);
          const at = start + (tap[axis] ?? 0) * (plan.dilations[axis] ?? 1);
          return between(at + offsets.get([item, moved * rank + axis, ...place]), length);
        });
        const factor = mask?.get([item, moved, ...place]) ?? 1;
        sum += weightedSum(input, [item, from], axes) * factor * filters.get([channel, within, ...tap]);
      }
    }
    output.set(coordinates, sum);
  }
  return [output.toTensor(run.tensor(0).dataType)];
}

/** The two positions beside a place. */
function between(place: number, length: number): readonly Tap[] {
  const floor = Math.floor(place);
  return [floor, floor + 1].map((position) => ({
    position: position >= 0 && position < length ? position : undefined,
    weight: 1 - Math.abs(place - position),
  }));
}
