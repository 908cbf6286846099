import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const nonZeroSchema: OperatorSchema = {
  name: 'NonZero',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  // How many elements are not zero depends on the run.
  infer: (context) => [tensorType('int64', [context.tensor(0).shape?.length ?? null, null])],
};

/** The positions of elements that are not zero: [rank, count], int64. */
export function nonZero(input: Value): Value {
  return applyOperator(nonZeroSchema, [input]);
}
