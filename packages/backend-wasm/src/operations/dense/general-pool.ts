import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides } from '../element-strides.js';
import { positions, windowOffsets } from './general-convolution.js';

/** Pooling over any number of axes. */
export function generalPool(step: StepOf<'general-pool'>): DenseOperation {
  const { kernel, strides, dilations, before, mode, p } = step;
  return ([input], output) => {
    if (input === undefined) return;
    const [batch = 1, channels = 1, ...spatial] = input.dims;
    const places = output.dims.slice(2);
    const offsets = windowOffsets({ spatial, kernel, strides, dilations, before, places });
    const size = spatial.reduce((product, dim) => product * dim, 1);
    const count = places.reduce((product, dim) => product * dim, 1);
    const taps = offsets.length / Math.max(count, 1);
    const divisors = mode === 'average' && step.countIncludesPads ? paddedCounts(step, spatial, places) : undefined;
    const reordered = step.isColumnMajor ? columnMajor(spatial) : undefined;
    for (let plane = 0; plane < batch * channels; plane++) {
      for (let place = 0; place < count; place++) {
        let best = Number.NEGATIVE_INFINITY;
        let [position, sum, inside] = [0, 0, 0];
        for (let tap = 0; tap < taps; tap++) {
          const offset = offsets[tap * count + place] ?? -1;
          if (offset < 0) continue;
          const value = input.data[plane * size + offset] ?? 0;
          inside++;
          sum += mode === 'lp' ? Math.abs(value) ** p : value;
          if (value > best) [best, position] = [value, offset];
        }
        const at = plane * count + place;
        if (mode === 'average') output.data[at] = sum / (divisors?.[place] ?? inside);
        else if (mode === 'lp') output.data[at] = sum ** (1 / p);
        else if (mode === 'maximum') output.data[at] = best;
        else output.data[at] = plane * size + (reordered?.[position] ?? position);
      }
    }
  };
}

/** How many taps of each window lie inside the input and its pads. */
function paddedCounts(
  { kernel, strides, dilations, before, after }: StepOf<'general-pool'>,
  spatial: readonly number[],
  places: readonly number[],
): readonly number[] {
  return positions(places).map((place) =>
    place.reduce((product, position, axis) => {
      const start = position * (strides[axis] ?? 1) - (before[axis] ?? 0);
      let inside = 0;
      for (let tap = 0; tap < (kernel[axis] ?? 1); tap++) {
        if (start + tap * (dilations[axis] ?? 1) < (spatial[axis] ?? 1) + (after[axis] ?? 0)) inside++;
      }
      return product * inside;
    }, 1),
  );
}

/** The position of each element where the first axis is the fastest. */
function columnMajor(spatial: readonly number[]): readonly number[] {
  const strides = elementStrides({ dims: spatial.toReversed(), layout: 'row-major' }).toReversed();
  return positions(spatial).map((position) => position.reduce((sum, at, axis) => sum + at * (strides[axis] ?? 1), 0));
}
