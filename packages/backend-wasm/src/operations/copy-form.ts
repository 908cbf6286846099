import { type Loop, mergeLoops, type SelectPart } from '@automodel/compiler';
import type { PreparedOperand } from './prepare-operand.js';

/** A copy by loops that are even distances apart on both sides. */
export interface CopyForm {
  /** Elements from the start of the output. */
  readonly target: number;
  readonly source: number;
  /** Outermost first; strides of the output and of the input. */
  readonly loops: readonly Loop[];
}

/** The loops of a block of a selection, if positions are even distances apart along every axis. */
export function copyForm(
  { axes, origin }: SelectPart,
  { at, strides }: PreparedOperand,
  outputStrides: readonly number[],
): CopyForm | undefined {
  let source = origin.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), at);
  let target = 0;
  const loops: Loop[] = [];
  for (const [axis, { from, start, positions }] of axes.entries()) {
    const [first = 0, second = first] = positions;
    const step = second - first;
    if (!positions.every((position, index) => position >= 0 && position === first + index * step)) return undefined;
    const outputStride = outputStrides[axis] ?? 0;
    const stride = from === undefined ? 0 : (strides[from] ?? 0);
    target += start * outputStride;
    source += first * stride;
    loops.push({ size: positions.length, strides: [outputStride, step * stride] });
  }
  loops.sort((left, right) => (right.strides[0] ?? 0) - (left.strides[0] ?? 0));
  return { target, source, loops: mergeLoops(loops) };
}
