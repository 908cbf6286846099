import type { Dimension } from '../ir/shape.js';
import type { InferenceContext } from '../schema/inference-context.js';

/**
 * One dimension that is stated twice: the better known of the two.
 * @param subject what it is, for the error
 * @throws {InvalidGraphError} if both are numbers and differ
 */
export function mergeDimensions(
  context: InferenceContext,
  left: Dimension,
  right: Dimension,
  subject: string,
): Dimension {
  if (typeof left === 'number' && typeof right === 'number' && left !== right) {
    return context.fail(`${subject} must be equal, but they are ${left} and ${right}`);
  }
  if (typeof left === 'number') return left;
  if (typeof right === 'number') return right;
  return left ?? right;
}
