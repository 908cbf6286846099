import type { Dimension, Shape } from '../ir/shape.js';

/** The product of dimensions: a number, the one symbol if everything else is 1, 0 if any is 0, otherwise null. */
export function elementCount(shape: Shape): Dimension {
  if (shape === undefined) return null;
  let product: Dimension = 1;
  for (const dimension of shape) {
    if (product === 1) product = dimension;
    else if (dimension === 0 || product === 0) product = 0;
    else if (dimension !== 1) {
      product = typeof product === 'number' && typeof dimension === 'number' ? product * dimension : null;
    }
  }
  // A zero later on decides even where an unknown came first.
  return shape.includes(0) ? 0 : product;
}
