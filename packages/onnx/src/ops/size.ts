import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { elementCount } from '../shapes/element-count.js';

export const sizeSchema: OperatorSchema = {
  name: 'Size',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer: () => [tensorType('int64', [])],
  evaluate: (context) => [{ dims: [], elements: [elementCount(context.tensor(0).shape)] }],
};

/** How many elements a tensor has, as an int64 scalar. */
export function size(input: Value): Value {
  return applyOperator(sizeSchema, [input]);
}
