import type { Shape } from '../ir/shape.js';

/** The shape as numbers; undefined unless every dimension is one. */
export function staticShape(shape: Shape): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const dimension of shape ?? [null]) {
    if (typeof dimension !== 'number') return undefined;
    numbers.push(dimension);
  }
  return numbers;
}
