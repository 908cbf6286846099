import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const gatherElementsSchema: OperatorSchema = {
  name: 'GatherElements',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { axis: { type: 'int' } },
  infer: (context) => [tensorType(context.tensor(0).dataType, context.tensor(1).shape)],
};

export interface GatherElementsOptions {
  /** @default 0 */
  readonly axis?: number | undefined;
}

/** For each element of the indices (same rank as the input), the input's element at that index along the axis. */
export function gatherElements(input: Value, indices: Value, { ...attributes }: GatherElementsOptions = {}): Value {
  return applyOperator(gatherElementsSchema, [input, indices], attributes);
}
