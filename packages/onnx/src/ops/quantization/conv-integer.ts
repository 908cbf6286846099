import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { convolutionAttributes, inferConvolution } from '../../shapes/infer-convolution.js';

/** Convolution of 8-bit integers in int32: x, w, and their zero points. */
export const convIntegerSchema: OperatorSchema = {
  name: 'ConvInteger',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 2, max: 4 },
  outputs: { min: 1, max: 1 },
  attributes: convolutionAttributes,
  infer: (context) => [
    tensorType('int32', inferConvolution(context, context.tensor(0).shape, context.tensor(1).shape)),
  ],
};
