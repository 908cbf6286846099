import { Tensor } from '@automodel/core';

/** A tensor `[…, width]` with its last axis reversed. */
export function mirror({ data, dims }: Tensor): Tensor {
  const width = dims.at(-1) ?? 1;
  const mirrored = Float32Array.from({ length: data.length }, (_, index) => {
    const column = index % width;
    return Number(data[index - column + (width - 1 - column)]);
  });
  return new Tensor('float32', mirrored, [...dims]);
}
