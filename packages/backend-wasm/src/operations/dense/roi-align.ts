import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';

/** Regions of images in grids of one size (https://arxiv.org/abs/1703.06870). */
export function roiAlign(step: StepOf<'roi-align'>): DenseOperation {
  return ([input, boxes, images], output) => {
    if (input === undefined || boxes === undefined) return;
    const [, channels = 1, height = 1, width = 1] = input.dims;
    const [regions = 0, , rows = 1, columns = 1] = output.dims;
    const shift = step.isHalfPixel ? 0.5 : 0;
    for (let region = 0; region < regions; region++) {
      const [left = 0, top = 0, right = 0, bottom = 0] = [0, 1, 2, 3].map(
        (side) => (boxes.data[region * 4 + side] ?? 0) * step.spatialScale - shift,
      );
      const least = step.isHalfPixel ? Number.NEGATIVE_INFINITY : 1;
      const binHeight = Math.max(bottom - top, least) / rows;
      const binWidth = Math.max(right - left, least) / columns;
      const samplesY = step.samplingRatio > 0 ? step.samplingRatio : Math.max(Math.ceil(binHeight), 1);
      const samplesX = step.samplingRatio > 0 ? step.samplingRatio : Math.max(Math.ceil(binWidth), 1);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const taps: (readonly [offset: number, weight: number])[][] = [];
          for (let sampleY = 0; sampleY < samplesY; sampleY++) {
            const y = top + (row + (sampleY + 0.5) / samplesY) * binHeight;
            for (let sampleX = 0; sampleX < samplesX; sampleX++) {
              const x = left + (column + (sampleX + 0.5) / samplesX) * binWidth;
              taps.push(corners(y, x, height, width));
            }
          }
          for (let channel = 0; channel < channels; channel++) {
            const from = ((images?.data[region] ?? 0) * channels + channel) * height * width;
            const at = ((region * channels + channel) * rows + row) * columns + column;
            output.data[at] = pool(taps, (offset) => input.data[from + offset] ?? 0, step.mode);
          }
        }
      }
    }
  };
}

type Taps = readonly (readonly [offset: number, weight: number])[];

/** The mean of all samples, or the largest part of any. */
function pool(samples: readonly Taps[], read: (offset: number) => number, mode: 'average' | 'maximum'): number {
  if (mode === 'maximum') {
    const parts = samples.flatMap((taps) => taps.map(([offset, weight]) => weight * read(offset)));
    return parts.length === 0 ? 0 : Math.max(...parts);
  }
  let sum = 0;
  for (const taps of samples) for (const [offset, weight] of taps) sum += weight * read(offset);
  return sum / Math.max(samples.length, 1);
}

/** The four places around a point, with their weights; none for a point outside. */
function corners(y: number, x: number, height: number, width: number): (readonly [offset: number, weight: number])[] {
  if (y < -1 || y > height || x < -1 || x > width) return [];
  const [clampedY, clampedX] = [Math.min(Math.max(y, 0), height - 1), Math.min(Math.max(x, 0), width - 1)];
  const [top, left] = [Math.floor(clampedY), Math.floor(clampedX)];
  const [bottom, right] = [Math.min(top + 1, height - 1), Math.min(left + 1, width - 1)];
  const [dy, dx] = [clampedY - top, clampedX - left];
  return [
    [top * width + left, (1 - dy) * (1 - dx)],
    [top * width + right, (1 - dy) * dx],
    [bottom * width + left, dy * (1 - dx)],
    [bottom * width + right, dy * dx],
  ];
}
