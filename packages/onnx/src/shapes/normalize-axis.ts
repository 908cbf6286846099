import type { InferenceContext } from '../schema/inference-context.js';

/**
 * An axis counted from the front.
 * @throws {InvalidGraphError} unless it lies in [-rank, rank - 1]
 */
export function normalizeAxis(context: InferenceContext, axis: number, rank: number): number {
  if (axis < -rank || axis >= rank) {
    return context.fail(`axis ${axis} is outside [${-rank}, ${rank - 1}], the axes of a tensor of ${rank} dimensions`);
  }
  return axis < 0 ? axis + rank : axis;
}
