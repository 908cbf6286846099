import type { Shape } from '../ir/shape.js';
import type { InferenceContext } from '../schema/inference-context.js';
import { maximumRank } from './maximum-rank.js';

/**
 * The shape that an input's elements spell out, symbols included; unknown dimensions where only the number of elements is known.
 * @throws {InvalidGraphError} if the input is not a vector, or longer than shapes are
 */
export function shapeFromInput(context: InferenceContext, index: number): Shape {
  const known = context.elements(index);
  const { shape } = context.tensor(index);
  if (shape !== undefined && shape.length > 1) context.fail(`input ${index} must be a vector of dimensions`);
  if (known !== undefined) return known.elements;
  const length = shape?.[0];
  if (typeof length === 'number' && length > maximumRank) context.fail(`input ${index} has ${length} dimensions`);
  return typeof length === 'number' ? new Array<null>(length).fill(null) : undefined;
}
