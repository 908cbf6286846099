import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Dimension, Shape } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { broadcastShapes } from '../shapes/broadcast-shapes.js';
import { mergeDimensions } from '../shapes/merge-dimensions.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const gemmSchema: OperatorSchema = {
  name: 'Gemm',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 2, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    alpha: { type: 'float' },
    beta: { type: 'float' },
    transA: { type: 'int' },
    transB: { type: 'int' },
  },
  infer(context) {
    const dataType = sameDataType(context, [0, 1, 2]);
    const [rows, leftInner] = matrix(context, context.tensor(0).shape, context.integer('transA', 0) !== 0);
    const [rightInner, columns] = matrix(context, context.tensor(1).shape, context.integer('transB', 0) !== 0);
    mergeDimensions(context, leftInner, rightInner, 'inner');
    const shape = [rows, columns];
    if (context.input(2) !== undefined) broadcastShapes(context, [context.tensor(2).shape, shape]);
    return [tensorType(dataType, shape)];
  },
};

function matrix(context: InferenceContext, shape: Shape, isTransposed: boolean): readonly [Dimension, Dimension] {
  if (shape !== undefined && shape.length !== 2) context.fail('matrix', shape);
  const [first = null, second = null] = shape ?? [];
  return isTransposed ? [second, first] : [first, second];
}

export interface GemmOptions {
  /** What is added; broadcasts to [rows, columns]. */
  readonly c?: Value | undefined;
  /** @default 1 */
  readonly alpha?: number | undefined;
  /** @default 1 */
  readonly beta?: number | undefined;
  /** @default false */
  readonly transA?: boolean | undefined;
  /** @default false */
  readonly transB?: boolean | undefined;
}

/** α · a · b + β · c for matrices. */
export function gemm(a: Value, b: Value, { c, ...attributes }: GemmOptions = {}): Value {
  return applyOperator(gemmSchema, [a, b, c], attributes);
}
