import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferMatrixProduct } from '../shapes/infer-matrix-product.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const matMulSchema: OperatorSchema = {
  name: 'MatMul',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer(context) {
    const shape = inferMatrixProduct(context, context.tensor(0).shape, context.tensor(1).shape);
    return [tensorType(sameDataType(context, [0, 1]), shape)];
  },
};

/** The matrix product by NumPy's matmul rule: […, rows, inner] · […, inner, columns] = […, rows, columns]. */
export function matMul(left: Value, right: Value): Value {
  return applyOperator(matMulSchema, [left, right]);
}
