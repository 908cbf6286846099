import type { Dimension, Shape } from '../ir/shape.js';
import type { InferenceContext } from '../schema/inference-context.js';
import { broadcastShapes } from './broadcast-shapes.js';
import { mergeDimensions } from './merge-dimensions.js';

/**
 * The shape of a product by NumPy's matmul rule: matrices in the last two axes, the others broadcast, vectors lose their axis again.
 * @throws {InvalidGraphError} if the shapes do not fit or one is a scalar
 */
export function inferMatrixProduct(context: InferenceContext, left: Shape, right: Shape): Shape {
  if (left === undefined || right === undefined) return undefined;
  if (left.length === 0 || right.length === 0) context.fail('a scalar has no matrix product; use Mul');
  const leftMatrix: readonly Dimension[] = left.length === 1 ? [1, ...left] : left;
  const rightMatrix: readonly Dimension[] = right.length === 1 ? [...right, 1] : right;
  const [rows = null, leftInner = null] = leftMatrix.slice(-2);
  const [rightInner = null, columns = null] = rightMatrix.slice(-2);
  mergeDimensions(context, leftInner, rightInner, 'inner');
  const stacked = broadcastShapes(context, [leftMatrix.slice(0, -2), rightMatrix.slice(0, -2)]) ?? [];
  return [...stacked, ...(left.length === 1 ? [] : [rows]), ...(right.length === 1 ? [] : [columns])];
}
