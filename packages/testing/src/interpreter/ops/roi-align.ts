import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** Regions of images `[batch, channels, height, width]` in grids of one size (https://arxiv.org/abs/1703.06870). */
export function roiAlign(run: NodeRun): readonly ReferenceTensor[] {
  const [input, regions, images] = [run.grid(0), run.grid(1), run.grid(2)];
  const [, channels = 0, ...spatial] = input.dims;
  const size = [run.integer('output_height', 1), run.integer('output_width', 1)];
  // Operator set 16 moves regions by half a pixel unless told otherwise.
  const isHalfPixel =
    run.text('coordinate_transformation_mode', run.opset < 16 ? 'output_half_pixel' : 'half_pixel') === 'half_pixel';
  const scale = run.float('spatial_scale', 1);
  const ratio = run.integer('sampling_ratio', 0);
  const isMaximum = run.text('mode', 'avg') === 'max';
  const output = new NumberGrid([regions.dims[0] ?? 0, channels, ...size]);
  for (const coordinates of coordinatesOf(output.dims)) {
    const [region = 0, channel = 0, ...bin] = coordinates;
    const samples = bin.map((index, axis) => {
      const side = (at: number): number => regions.get([region, at]) * scale - (isHalfPixel ? 0.5 : 0);
      // Regions are x1, y1, x2, y2.
      const [start, end] = [side(1 - axis), side(3 - axis)];
      const length = (isHalfPixel ? end - start : Math.max(end - start, 1)) / (size[axis] ?? 1);
      const count = ratio > 0 ? ratio : Math.ceil(length);
      return Array.from({ length: count }, (_, sample) => start + (index + (sample + 0.5) / count) * length);
    });
    const parts = Array.from(coordinatesOf(samples.map(({ length }) => length)), (choice) => {
      const point = choice.map((index, axis) => samples[axis]?.[index] ?? 0);
      const around = corners(point, spatial);
      return around.map(({ at, weight }) => weight * input.get([images.values[region] ?? 0, channel, ...at]));
    });
    const mean = parts.flat().reduce((sum, part) => sum + part, 0) / Math.max(parts.length, 1);
    output.set(coordinates, isMaximum ? Math.max(...parts.flat()) : mean);
  }
  return [output.toTensor(run.tensor(0).dataType)];
}

/** The four places around a point and their weights; one that counts nothing for a point outside. */
function corners(
  point: readonly number[],
  spatial: readonly number[],
): readonly { readonly at: readonly number[]; readonly weight: number }[] {
  if (point.some((at, axis) => at < -1 || at > (spatial[axis] ?? 0))) return [{ at: [0, 0], weight: 0 }];
  const [rows = [], columns = []] = point.map((given, axis) => {
    const last = (spatial[axis] ?? 1) - 1;
    const at = Math.min(Math.max(given, 0), last);
    const floor = Math.floor(at);
    return [
      { at: floor, weight: 1 - (at - floor) },
      { at: Math.min(floor + 1, last), weight: at - floor },
    ];
  });
  return rows.flatMap((row) =>
    columns.map((column) => ({ at: [row.at, column.at], weight: row.weight * column.weight })),
  );
}
