import type { Dimension, Shape } from '../ir/shape.js';
import type { InferenceContext } from '../schema/inference-context.js';

/**
 * The shape that several shapes stretch to, by NumPy's rule: aligned at the right, ones repeat.
 * @throws {InvalidGraphError} if they do not fit
 */
export function broadcastShapes(context: InferenceContext, shapes: readonly Shape[]): Shape {
  const known = shapes.filter((shape) => shape !== undefined);
  if (known.length < shapes.length) return undefined;
  const rank = Math.max(0, ...known.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const dimensions = known.map((shape) => {
      const dimension = shape[axis + shape.length - rank];
      return dimension === undefined ? 1 : dimension;
    });
    return dimensions.reduce((left, right) => broadcastDimensions(context, left, right, known));
  });
}

function broadcastDimensions(
  context: InferenceContext,
  left: Dimension,
  right: Dimension,
  shapes: readonly (readonly Dimension[])[],
): Dimension {
  if (left === 1 || left === right) return right;
  if (right === 1) return left;
  if (typeof left === 'number' && typeof right === 'number') {
    return context.fail('broadcast', shapes, left, right);
  }
  // A number that is not 1 wins: the other must turn out to be the same or 1.
  if (typeof left === 'number') return left;
  if (typeof right === 'number') return right;
  return null;
}
