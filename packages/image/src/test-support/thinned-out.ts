import type { Tensor } from '@automodel/core';

/** Every `step`th row and column of the images of a `[batch, channel, height, width]` tensor. */
export function thinnedOut({ data, dims }: Tensor, step: number): number[] {
  const [batch = 0, channels = 0, height = 0, width = 0] = dims;
  const values: number[] = [];
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let row = 0; row < height; row += step) {
      for (let column = 0; column < width; column += step) {
        values.push(Number(data[(plane * height + row) * width + column]));
      }
    }
  }
  return values;
}
