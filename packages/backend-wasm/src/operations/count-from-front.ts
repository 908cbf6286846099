import { failStep } from './fail-step.js';

/**
 * A position along an axis, counted from the front.
 * @throws {BackendError} outside the axis.
 */
export function countFromFront(step: string, position: number, length: number): number {
  if (position >= -length && position < length) return position < 0 ? position + length : position;
  return failStep(
    step,
    `is given position ${position} along an axis of ${length}`,
    length === 0 ? 'The axis has no positions.' : `Give positions from ${-length} to ${length - 1}.`,
  );
}
