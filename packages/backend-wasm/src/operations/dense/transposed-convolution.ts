import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { windowOffsets } from './general-convolution.js';

/** Each element of the input spreads over a window of the output: w `[channels, outputs / group, …]`. */
export function transposedConvolution(step: StepOf<'transposed-convolution'>): DenseOperation {
  const { kernel, strides, dilations, before, group } = step;
  return ([input, weight, bias], output) => {
    if (input === undefined || weight === undefined) return;
    const [batch = 1, channels = 1, ...places] = input.dims;
    const [, outputs = 1, ...spatial] = output.dims;
    const perGroup = outputs / group;
    const size = spatial.reduce((product, dim) => product * dim, 1);
    const count = places.reduce((product, dim) => product * dim, 1);
    const taps = kernel.reduce((product, dim) => product * dim, 1);
    // Where the convolution that goes the other way reads, this one writes.
    const offsets = windowOffsets({ spatial, kernel, strides, dilations, before, places });
    const sums = new Float64Array(size);
    for (let image = 0; image < batch; image++) {
      for (let channel = 0; channel < outputs; channel++) {
        const own = Math.floor(channel / perGroup);
        const perInput = channels / group;
        sums.fill(bias?.data[channel] ?? 0);
        for (let source = own * perInput; source < (own + 1) * perInput; source++) {
          const from = (image * channels + source) * count;
          for (let tap = 0; tap < taps; tap++) {
            const factor = weight.data[(source * perGroup + (channel % perGroup)) * taps + tap] ?? 0;
            for (let place = 0; place < count; place++) {
              const at = offsets[tap * count + place] ?? -1;
              if (at >= 0) sums[at] = (sums[at] ?? 0) + factor * (input.data[from + place] ?? 0);
            }
          }
        }
        output.data.set(sums, (image * outputs + channel) * size);
      }
    }
  };
}
