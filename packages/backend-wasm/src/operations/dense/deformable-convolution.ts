import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';

/** A convolution over two axes whose taps are moved by offsets and scaled by a mask (https://arxiv.org/abs/1811.11168). */
export function deformableConvolution(step: StepOf<'deformable-convolution'>): DenseOperation {
  const { kernel, strides, dilations, before, group, offsetGroup } = step;
  return (inputs, output) => {
    const [input, weight, offsets] = inputs;
    const bias = step.hasBias ? inputs[3] : undefined;
    const mask = step.hasMask ? inputs[step.hasBias ? 4 : 3] : undefined;
    if (input === undefined || weight === undefined || offsets === undefined) return;
    const [batch = 1, channels = 1, height = 1, width = 1] = input.dims;
    const [, outputs = 1, rows = 1, columns = 1] = output.dims;
    const [kernelHeight = 1, kernelWidth = 1] = kernel;
    const taps = kernelHeight * kernelWidth;
    const places = rows * columns;
    const perGroup = channels / group;
    const sampled = new Float64Array(channels * taps);
    for (let image = 0; image < batch; image++) {
      for (let place = 0; place < places; place++) {
        const [row, column] = [Math.floor(place / columns), place % columns];
        for (let channel = 0; channel < channels; channel++) {
          const moved = Math.floor(channel / (channels / offsetGroup));
          for (let tap = 0; tap < taps; tap++) {
            const at = ((image * offsetGroup + moved) * taps + tap) * places + place;
            const pair = ((image * offsetGroup + moved) * taps + tap) * 2 * places + place;
            const y =
              row * (strides[0] ?? 1) -
              (before[0] ?? 0) +
              Math.floor(tap / kernelWidth) * (dilations[0] ?? 1) +
              (offsets.data[pair] ?? 0);
            const x =
              column * (strides[1] ?? 1) -
              (before[1] ?? 0) +
              (tap % kernelWidth) * (dilations[1] ?? 1) +
              (offsets.data[pair + places] ?? 0);
            const plane = (image * channels + channel) * height * width;
            const value = sample(input.data, plane, height, width, y, x);
            sampled[channel * taps + tap] = value * (mask?.data[at] ?? 1);
          }
        }
        for (let channel = 0; channel < outputs; channel++) {
          const first = Math.floor(channel / (outputs / group)) * perGroup * taps;
          let sum = bias?.data[channel] ?? 0;
          for (let index = 0; index < perGroup * taps; index++) {
            sum += (sampled[first + index] ?? 0) * (weight.data[channel * perGroup * taps + index] ?? 0);
          }
          output.data[(image * outputs + channel) * places + place] = sum;
        }
      }
    }
  };
}

/** Between four places; what lies outside is 0. */
function sample(data: ArrayLike<number>, plane: number, height: number, width: number, y: number, x: number): number {
  const [top, left] = [Math.floor(y), Math.floor(x)];
  let sum = 0;
  for (const [row, vertical] of [
    [top, 1 - (y - top)],
    [top + 1, y - top],
  ] as const) {
    for (const [column, horizontal] of [
      [left, 1 - (x - left)],
      [left + 1, x - left],
    ] as const) {
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      sum += vertical * horizontal * (data[plane + row * width + column] ?? 0);
    }
  }
  return sum;
}
