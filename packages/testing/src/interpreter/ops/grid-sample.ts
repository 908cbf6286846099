import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { roundHalfToEven } from '../tensors/round-half-to-even.js';
import { cubicWeight } from './sampling/cubic-weight.js';
import { reflect } from './sampling/reflect.js';
import type { Tap } from './sampling/tap.js';
import { weightedSum } from './sampling/weighted-sum.js';

/** What an image `[batch, channels, …spatial]` has at places `[batch, …output, rank]`, -1 … 1 along each axis, last axis first. */
export function gridSample(run: NodeRun): readonly ReferenceTensor[] {
  const [input, grid] = [run.grid(0), run.grid(1)];
  const [batch = 0, channels = 0, ...spatial] = input.dims;
  const output = new NumberGrid([batch, channels, ...grid.dims.slice(1, -1)]);
  for (const coordinates of coordinatesOf(output.dims)) {
    const [item = 0, channel = 0, ...place] = coordinates;
    const axes = spatial.map((length, axis) =>
      tapsAt(run, grid.get([item, ...place, spatial.length - 1 - axis]), length),
    );
    output.set(coordinates, weightedSum(input, [item, channel], axes));
  }
  return [output.toTensor(run.tensor(0).dataType)];
}

function tapsAt(run: NodeRun, given: number, length: number): readonly Tap[] {
  const alignsCorners = run.integer('align_corners', 0) !== 0;
  const mode = run.text('mode', 'linear').replace('bilinear', 'linear').replace('bicubic', 'cubic');
  const padding = run.text('padding_mode', 'zeros');
  const [low, high] = alignsCorners ? [0, length - 1] : [-0.5, length - 0.5];
  const inside = (at: number): number => {
    if (padding === 'border') return Math.min(Math.max(at, 0), length - 1);
    return padding === 'reflection' ? reflect(at, low, high) : at;
  };
  let place = alignsCorners ? ((given + 1) / 2) * (length - 1) : ((given + 1) * length - 1) / 2;
  if (mode === 'nearest') place = roundHalfToEven(place);
  // Cubic kernels look around the place where it is; the others at the place within the image.
  if (mode !== 'cubic') place = inside(place);
  const floor = Math.floor(place);
  const offsets = { linear: [0, 1], cubic: [-1, 0, 1, 2] }[mode] ?? [0];
  return offsets.map((offset) => {
    const at = inside(floor + offset);
    const distance = Math.abs(place - floor - offset);
    const weights: Readonly<Record<string, number>> = { linear: 1 - distance, cubic: cubicWeight(distance, -0.75) };
    const isInside = at >= 0 && at < length;
    return { position: isInside ? Math.trunc(at) : undefined, weight: weights[mode] ?? 1 };
  });
}
