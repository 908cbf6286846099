import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { inferMatrixProduct } from '../../shapes/infer-matrix-product.js';

/** The product of quantized matrices: a, its scale and zero point, b, its scale and zero point, y's scale and zero point. */
export const qLinearMatMulSchema: OperatorSchema = {
  name: 'QLinearMatMul',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 8, max: 8 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer: (context) => [
    tensorType(
      context.tensor(7).dataType,
      inferMatrixProduct(context, context.tensor(0).shape, context.tensor(3).shape),
    ),
  ],
};
