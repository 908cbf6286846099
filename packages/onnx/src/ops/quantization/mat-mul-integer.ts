import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { inferMatrixProduct } from '../../shapes/infer-matrix-product.js';

/** The product of matrices of 8-bit integers in int32: a, b, and their zero points. */
export const matMulIntegerSchema: OperatorSchema = {
  name: 'MatMulInteger',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 2, max: 4 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer: (context) => [
    tensorType('int32', inferMatrixProduct(context, context.tensor(0).shape, context.tensor(1).shape)),
  ],
};
