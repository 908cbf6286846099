import type { Value } from '../../builder/value.js';
import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';

export const dynamicQuantizeLinearSchema: OperatorSchema = {
  name: 'DynamicQuantizeLinear',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 1, max: 1 },
  outputs: { min: 3, max: 3 },
  attributes: {},
  infer: (context) => [
    tensorType('uint8', context.tensor(0).shape),
    tensorType('float32', []),
    tensorType('uint8', []),
  ],
};

/** The input quantized to uint8 over its own range: values, scale and zero point. */
export function dynamicQuantizeLinear(input: Value): readonly Value[] {
  return input.graph.apply(dynamicQuantizeLinearSchema, [input]);
}
