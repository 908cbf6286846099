import type { Dimension } from '../ir/shape.js';
import type { InferenceContext } from '../schema/inference-context.js';

/**
 * One dimension that is stated twice: the better known of the two.
 * @param subject what it is, for the error, in words or by a name that `problemWords` has words for
 * @throws {InvalidGraphError} if both are numbers and differ
 */
export function mergeDimensions(
  context: InferenceContext,
  left: Dimension,
  right: Dimension,
  subject: string,
): Dimension {
  if (typeof left === 'number' && typeof right === 'number' && left !== right) {
    return context.fail('dimensions', left, right, subject);
  }
  if (typeof left === 'number') return left;
  if (typeof right === 'number') return right;
  return left ?? right;
}
