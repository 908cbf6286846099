import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { convolutionAttributes, inferConvolution } from '../../shapes/infer-convolution.js';

/** Convolution of quantized tensors: x, its scale and zero point, w, its scale and zero point, y's scale and zero point, bias. */
export const qLinearConvSchema: OperatorSchema = {
  name: 'QLinearConv',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 8, max: 9 },
  outputs: { min: 1, max: 1 },
  attributes: convolutionAttributes,
  infer: (context) => [
    tensorType(context.tensor(7).dataType, inferConvolution(context, context.tensor(0).shape, context.tensor(3).shape)),
  ],
};
