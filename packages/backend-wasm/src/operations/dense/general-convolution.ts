import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides, forEachElement } from '../element-strides.js';

/** A convolution over any number of axes, in float64 or exact integers: x `[batch, channels, …]`, w `[outputs, channels / group, …]`. */
export function generalConvolution(step: StepOf<'general-convolution'>): DenseOperation {
  const { kernel, strides, dilations, before, group } = step;
  return ([input, weight, bias], output) => {
    if (input === undefined || weight === undefined) return;
    const [batch = 1, channels = 1, ...spatial] = input.dims;
    const [, outputs = 1, ...places] = output.dims;
    const perGroup = channels / group;
    const size = spatial.reduce((product, dim) => product * dim, 1);
    const taps = kernel.reduce((product, dim) => product * dim, 1);
    const placeCount = places.reduce((product, dim) => product * dim, 1);
    const offsets = windowOffsets({ spatial, kernel, strides, dilations, before, places });
    const sums = new Float64Array(placeCount);
    for (let image = 0; image < batch; image++) {
      for (let channel = 0; channel < outputs; channel++) {
        const first = Math.floor(channel / (outputs / group)) * perGroup;
        sums.fill(bias?.data[channel] ?? 0);
        for (let index = 0; index < perGroup; index++) {
          const from = (image * channels + first + index) * size;
          for (let tap = 0; tap < taps; tap++) {
            const factor = weight.data[(channel * perGroup + index) * taps + tap] ?? 0;
            for (let place = 0; place < placeCount; place++) {
              const offset = offsets[tap * placeCount + place] ?? -1;
              if (offset >= 0) sums[place] = (sums[place] ?? 0) + factor * (input.data[from + offset] ?? 0);
            }
          }
        }
        const at = (image * outputs + channel) * placeCount;
        for (let place = 0; place < placeCount; place++) output.data[at + place] = sums[place] ?? 0;
      }
    }
  };
}

interface WindowShape {
  readonly spatial: readonly number[];
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly before: readonly number[];
  readonly places: readonly number[];
}

/** `[taps][places]`: where in one channel each tap of each window lies, -1 outside. */
export function windowOffsets({ spatial, kernel, strides, dilations, before, places }: WindowShape): Int32Array {
  const inputStrides = elementStrides({ dims: spatial, layout: 'row-major' });
  const count = places.reduce((product, dim) => product * dim, 1);
  const taps = kernel.reduce((product, dim) => product * dim, 1);
  const table = new Int32Array(taps * count).fill(-1);
  let entry = 0;
  for (const tap of positions(kernel)) {
    for (const place of positions(places)) {
      let offset = 0;
      for (const [axis, length] of spatial.entries()) {
        const at =
          (place[axis] ?? 0) * (strides[axis] ?? 1) + (tap[axis] ?? 0) * (dilations[axis] ?? 1) - (before[axis] ?? 0);
        offset = offset < 0 || at < 0 || at >= length ? -1 : offset + at * (inputStrides[axis] ?? 0);
      }
      table[entry++] = offset;
    }
  }
  return table;
}

/** All positions of some dimensions in C order. */
export function positions(dims: readonly number[]): readonly (readonly number[])[] {
  const all: (readonly number[])[] = [];
  const units = dims.map((_, axis) => dims.map((__, other) => (axis === other ? 1 : 0)));
  forEachElement(
    dims,
    dims.map((_, axis) => units[axis] ?? []),
    (position) => all.push([...position]),
  );
  return all;
}
