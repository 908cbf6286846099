import type { Tensor } from '@automodel/core';
import sharp from 'sharp';

const palette: readonly (readonly [number, number, number])[] = [
  [0, 0, 0],
  [230, 25, 75],
  [60, 180, 75],
  [0, 130, 200],
  [255, 225, 25],
];

/** The picture of the first image's most likely class per pixel, as a PNG of the size given. */
export async function writeMask(logits: Tensor, width: number, height: number): Promise<Uint8Array> {
  const [, labels = 1, rows = 1, columns = 1] = logits.dims;
  const area = rows * columns;
  const pixels = new Uint8Array(area * 3);
  for (let position = 0; position < area; position++) {
    let best = 0;
    for (let label = 1; label < labels; label++) {
      const value = Number(logits.data[label * area + position]);
      if (value > Number(logits.data[best * area + position])) best = label;
    }
    pixels.set(palette[best % palette.length] ?? [0, 0, 0], position * 3);
  }
  const raw = { raw: { width: columns, height: rows, channels: 3 as const } };
  return sharp(pixels, raw).resize(width, height, { kernel: 'nearest', fit: 'fill' }).png().toBuffer();
}
