import type { NodeRun } from '../node-run.js';
import { coordinatesOf } from '../tensors/coordinates-of.js';
import { NumberGrid } from '../tensors/number-grid.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';
import { roundHalfToEven } from '../tensors/round-half-to-even.js';
import { cubicWeight } from './sampling/cubic-weight.js';
import type { Tap } from './sampling/tap.js';
import { weightedSum } from './sampling/weighted-sum.js';

/** How one axis changes: its length before and after, the scale, and the part of it that is resized, 0 … 1. */
interface AxisForm {
  readonly from: number;
  readonly to: number;
  readonly scale: number;
  readonly start: number;
  readonly end: number;
}

/** The input interpolated to another size (https://onnx.ai/onnx/operators/onnx__Resize.html). */
export function resize(run: NodeRun): readonly ReferenceTensor[] {
  const input = run.grid(0);
  const forms = axisForms(run, input.dims);
  const isCropped = run.text('coordinate_transformation_mode', 'half_pixel') === 'tf_crop_and_resize';
  // For each axis the taps of each position; undefined outside the part of an image that is cropped.
  const taps = forms.map((form) =>
    Array.from({ length: form.to }, (_, position) => {
      if (form.from === form.to && form.scale === 1 && !isCropped) return [{ position, weight: 1 }];
      const place = originalPlace(run, position, form);
      return isCropped && (place < 0 || place > form.from - 1) ? undefined : tapsAt(run, place, form);
    }),
  );
  const outside = run.float('extrapolation_value', 0);
  const isFloat = run.tensor(0).dataType.includes('float');
  const output = new NumberGrid(forms.map(({ to }) => to));
  for (const coordinates of coordinatesOf(output.dims)) {
    const axes = coordinates.flatMap((position, axis) => {
      const along = taps[axis]?.[position];
      return along === undefined ? [] : [along];
    });
    const value = axes.length < coordinates.length ? outside : weightedSum(input, [], axes);
    output.set(coordinates, isFloat ? value : roundHalfToEven(value));
  }
  return [output.toTensor(run.tensor(0).dataType)];
}

function axisForms(run: NodeRun, dims: readonly number[]): readonly AxisForm[] {
  const axes = (run.integers('axes') ?? dims.map((_, axis) => axis)).map((axis) => run.axis(axis, dims.length));
  const region = run.inputIntegers(1) ?? [];
  const given = run.inputIntegers(2) ?? [];
  const sizes = run.inputIntegers(3) ?? [];
  const policy = run.text('keep_aspect_ratio_policy', 'stretch');
  const ratios = axes.map((axis, index) => (sizes[index] ?? 1) / (dims[axis] ?? 1));
  const common = policy === 'not_larger' ? Math.min(...ratios) : Math.max(...ratios);
  return dims.map((from, axis) => {
    const index = axes.indexOf(axis);
    if (index < 0) return { from, to: from, scale: 1, start: 0, end: 1 };
    const [start, end] = [region[index] ?? 0, region[index + axes.length] ?? 1];
    if (given.length > 0) {
      const scale = given[index] ?? 1;
      return { from, to: Math.floor(from * scale), scale, start, end };
    }
    if (policy === 'stretch') return { from, to: sizes[index] ?? from, scale: ratios[index] ?? 1, start, end };
    return { from, to: Math.floor(from * common + 0.5), scale: common, start, end };
  });
}

function originalPlace(run: NodeRun, position: number, { from, to, scale, start, end }: AxisForm): number {
  const halfPixel = (position + 0.5) / scale - 0.5;
  switch (run.text('coordinate_transformation_mode', 'half_pixel')) {
    case 'align_corners':
      return to === 1 ? 0 : (position * (from - 1)) / (to - 1);
    case 'asymmetric':
      return position / scale;
    case 'half_pixel':
      return halfPixel;
    case 'half_pixel_symmetric':
      return (from / 2) * (1 - to / (scale * from)) + halfPixel;
    case 'pytorch_half_pixel':
      return to === 1 ? 0 : halfPixel;
    case 'tf_crop_and_resize':
      if (to === 1) return 0.5 * (start + end) * (from - 1);
      return start * (from - 1) + (position * (end - start) * (from - 1)) / (to - 1);
    default:
      return run.fail('the coordinate transformation mode is not one of ONNX');
  }
}

function tapsAt(run: NodeRun, place: number, { from, scale }: AxisForm): readonly Tap[] {
  const mode = run.text('mode', 'nearest');
  const inside = (position: number): number => Math.min(Math.max(position, 0), from - 1);
  if (mode === 'nearest') {
    const rounded = {
      ceil: Math.ceil(place),
      floor: Math.floor(place),
      round_prefer_ceil: Math.floor(place + 0.5),
      round_prefer_floor: Math.ceil(place - 0.5),
    }[run.text('nearest_mode', 'round_prefer_floor')];
    return [{ position: inside(rounded ?? run.fail('the nearest mode is not one of ONNX')), weight: 1 }];
  }
  // With antialias, the kernel is as wide in the output as it is in the input without.
  const narrow = run.integer('antialias', 0) !== 0 ? Math.min(scale, 1) : 1;
  const reach = (mode === 'cubic' ? 2 : 1) / narrow;
  const excludesOutside = run.integer('exclude_outside', 0) !== 0;
  const a = run.float('cubic_coeff_a', -0.75);
  const taps: Tap[] = [];
  for (let position = Math.ceil(place - reach); position <= place + reach; position++) {
    if (excludesOutside && position !== inside(position)) continue;
    const distance = Math.abs(position - place) * narrow;
    taps.push({
      position: inside(position),
      weight: mode === 'cubic' ? cubicWeight(distance, a) : Math.max(1 - distance, 0),
    });
  }
  const sum = taps.reduce((total, { weight }) => total + weight, 0);
  return taps.map(({ position, weight }) => ({ position, weight: weight / sum }));
}
