import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { elementStrides } from '../element-strides.js';
import { roundHalfToEven } from '../round-half-to-even.js';
import { positions } from './general-convolution.js';

type Form = Omit<StepOf<'grid-sample'>, 'inputs' | 'kind' | 'name' | 'output'>;

/** Looks up an image at given places, -1 … 1 along each axis (https://onnx.ai/onnx/operators/onnx__GridSample.html). */
export function gridSample(step: StepOf<'grid-sample'>): DenseOperation {
  return ([input, grid], output) => {
    if (input === undefined || grid === undefined) return;
    const [batch = 1, channels = 1, ...spatial] = input.dims;
    const rank = spatial.length;
    const places = output.dims.slice(2).reduce((product, dim) => product * dim, 1);
    const size = spatial.reduce((product, dim) => product * dim, 1);
    const strides = elementStrides({ dims: spatial, layout: 'row-major' });
    const { first, count } = {
      linear: { first: 0, count: 2 },
      cubic: { first: -1, count: 4 },
      nearest: { first: 0, count: 1 },
    }[step.mode];
    const taps = positions(spatial.map(() => count));
    for (let image = 0; image < batch; image++) {
      for (let place = 0; place < places; place++) {
        const axes = spatial.map((length, axis) => {
          // The last coordinate is that of the first axis.
          const given = grid.data[(image * places + place) * rank + (rank - 1 - axis)] ?? 0;
          return axisTaps(given, length, first, count, step);
        });
        const weighted = taps.map((tap) => {
          let [offset, weight] = [0, 1];
          for (const [axis, index] of tap.entries()) {
            const { at, factor } = axes[axis]?.[index] ?? { at: 0, factor: 0 };
            weight *= at < 0 ? 0 : factor;
            offset += Math.max(at, 0) * (strides[axis] ?? 1);
          }
          return { offset, weight };
        });
        for (let channel = 0; channel < channels; channel++) {
          const from = (image * channels + channel) * size;
          let sum = 0;
          for (const { offset, weight } of weighted) if (weight !== 0) sum += weight * (input.data[from + offset] ?? 0);
          output.data[(image * channels + channel) * places + place] = sum;
        }
      }
    }
  };
}

/** The positions of an axis that a place is made of; -1 for what is outside and zero. */
function axisTaps(
  given: number,
  length: number,
  first: number,
  count: number,
  { mode, padding, alignsCorners }: Form,
): readonly { readonly at: number; readonly factor: number }[] {
  let x = alignsCorners ? ((given + 1) / 2) * (length - 1) : ((given + 1) * length - 1) / 2;
  const [low, high] = alignsCorners ? [0, length - 1] : [-0.5, length - 0.5];
  if (mode !== 'cubic' || padding !== 'zeros') {
    if (padding === 'border') x = mode === 'cubic' ? x : Math.min(Math.max(x, 0), length - 1);
    else if (padding === 'reflection' && mode !== 'cubic') x = reflect(x, low, high);
  }
  const start = (mode === 'nearest' ? roundHalfToEven(x) : Math.floor(x)) + first;
  return Array.from({ length: count }, (_, index) => {
    const at = start + index;
    return { at: inside(at, length, padding, low, high), factor: tapFactor(x - at, mode) };
  });
}

function inside(at: number, length: number, padding: Form['padding'], low: number, high: number): number {
  if (at >= 0 && at < length) return at;
  if (padding === 'zeros') return -1;
  if (padding === 'border') return Math.min(Math.max(at, 0), length - 1);
  return Math.min(Math.max(Math.round(reflect(at, low, high)), 0), length - 1);
}

function reflect(x: number, low: number, high: number): number {
  const range = high - low;
  if (range === 0) return low;
  const distance = Math.abs(x - low);
  const turns = Math.floor(distance / range);
  const rest = distance - turns * range;
  return turns % 2 === 0 ? low + rest : high - rest;
}

function tapFactor(distance: number, mode: Form['mode']): number {
  const x = Math.abs(distance);
  if (mode === 'nearest') return 1;
  if (mode === 'linear') return Math.max(1 - x, 0);
  const a = -0.75;
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
}
