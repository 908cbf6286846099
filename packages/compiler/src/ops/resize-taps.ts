import type { InterpolateStep } from '../plan/general-step.js';

/** How an image is resized (https://onnx.ai/onnx/operators/onnx__Resize.html). */
export interface ResizeForm {
  readonly mode: string;
  readonly transformation: string;
  readonly nearest: string;
  readonly coefficient: number;
  readonly excludesOutside: boolean;
  readonly antialias: boolean;
}

/** One axis that is resized, and the part of it that is. */
export interface ResizeAxis {
  readonly axis: number;
  readonly from: number;
  readonly to: number;
  readonly scale: number;
  readonly start: number;
  readonly end: number;
}

/** Which positions of the input each position of the output is made of, and how much of each. NaN stands for what lies outside. */
export function resizeTaps(
  axis: ResizeAxis,
  form: ResizeForm,
): Pick<InterpolateStep, 'positions' | 'taps' | 'weights'> {
  const places = Array.from({ length: axis.to }, (_, place) => originalCoordinate(place, axis, form));
  if (form.mode === 'nearest') {
    const positions = places.map((place) => clamp(nearest(place, form.nearest), axis.from));
    return { taps: 1, positions, weights: places.map((place) => (isOutside(place, axis, form) ? Number.NaN : 1)) };
  }
  const scale = form.antialias ? Math.min(axis.scale, 1) : 1;
  const reach = form.mode === 'cubic' ? 2 : 1;
  const first = Math.floor(-reach / scale) + 1;
  // As many positions on the right as on the left of the place.
  const taps = 2 * (1 - first);
  const positions: number[] = [];
  const weights: number[] = [];
  for (const place of places) {
    const floor = Math.floor(place);
    const raw = Array.from({ length: taps }, (_, tap) => {
      const position = floor + first + tap;
      const isCut = form.excludesOutside && (position < 0 || position >= axis.from);
      return isCut ? 0 : kernel((position - place) * scale, form);
    });
    const sum = raw.reduce((total, weight) => total + weight, 0);
    const outside = isOutside(place, axis, form);
    for (const [tap, weight] of raw.entries()) {
      positions.push(clamp(floor + first + tap, axis.from));
      weights.push(outside ? Number.NaN : weight / sum);
    }
  }
  return { taps, positions, weights };
}

function clamp(position: number, size: number): number {
  return Math.min(Math.max(position, 0), size - 1);
}

function isOutside(place: number, { from }: ResizeAxis, { transformation }: ResizeForm): boolean {
  return transformation === 'tf_crop_and_resize' && (place < 0 || place > from - 1);
}

/** The weight of a position at some distance. */
function kernel(distance: number, { mode, coefficient: a }: ResizeForm): number {
  const x = Math.abs(distance);
  if (mode !== 'cubic') return Math.max(1 - x, 0);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
}

function originalCoordinate(place: number, axis: ResizeAxis, { transformation }: ResizeForm): number {
  const { from, to, scale, start, end } = axis;
  switch (transformation) {
    case 'align_corners':
      return to === 1 ? 0 : (place * (from - 1)) / (to - 1);
    case 'asymmetric':
      return place / scale;
    case 'half_pixel_symmetric': {
      // What of a size that was rounded lies beyond is shared by both sides.
      const offset = (from / 2) * (1 - to / (scale * from));
      return offset + (place + 0.5) / scale - 0.5;
    }
    case 'pytorch_half_pixel':
      return to === 1 ? 0 : (place + 0.5) / scale - 0.5;
    case 'tf_half_pixel_for_nn':
      // Of operator set 11 alone.
      return (place + 0.5) / scale;
    case 'tf_crop_and_resize':
      if (to === 1) return 0.5 * (start + end) * (from - 1);
      return start * (from - 1) + (place * (end - start) * (from - 1)) / (to - 1);
    default:
      return (place + 0.5) / scale - 0.5;
  }
}

function nearest(place: number, mode: string): number {
  switch (mode) {
    case 'ceil':
      return Math.ceil(place);
    case 'floor':
      return Math.floor(place);
    case 'round_prefer_ceil':
      return Math.floor(place + 0.5);
    default:
      return Math.ceil(place - 0.5);
  }
}
