import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const identitySchema: OperatorSchema = {
  name: 'Identity',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  // Sequences and optionals pass as well.
  infer: (context) => [context.input(0) ?? context.tensor(0)],
  elementOperation: 'kept',
};

/** The input itself, under another name. */
export function identity(input: Value): Value {
  return applyOperator(identitySchema, [input]);
}
