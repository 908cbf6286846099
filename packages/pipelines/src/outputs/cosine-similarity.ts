import { InvalidTensorError } from '@automodel/core';
import { type Vector, vectorValues } from './vector-values.js';

/** What the product of lengths is taken for at least: `eps` of torch.nn.functional.cosine_similarity. */
const smallestProduct = 1e-8;

/**
 * How alike two vectors are: the cosine of the angle between them, from −1 to 1, x·y / max(‖x‖ ‖y‖, 10⁻⁸); sums in float64.
 * @throws {InvalidTensorError} if they differ in length.
 */
export function cosineSimilarity(left: Vector, right: Vector): number {
  const leftValues = vectorValues(left);
  const rightValues = vectorValues(right);
  if (leftValues.length !== rightValues.length) {
    throw new InvalidTensorError({
      input: 'right',
      expected: `a vector of ${leftValues.length} numbers, as "left" is`,
      received: `one of ${rightValues.length}`,
      remedy: 'Compare features of one model.',
    });
  }
  let product = 0;
  let leftSquare = 0;
  let rightSquare = 0;
  for (let index = 0; index < leftValues.length; index++) {
    const x = leftValues[index] ?? 0;
    const y = rightValues[index] ?? 0;
    product += x * y;
    leftSquare += x * x;
    rightSquare += y * y;
  }
  return product / Math.max(Math.sqrt(leftSquare * rightSquare), smallestProduct);
}
