import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { inferAsInput } from '../../shapes/infer-as-input.js';

// No row of the table of unary operators: pages that classify with residual networks load it alone, and the rows when a model has them.

export const reluSchema: OperatorSchema = {
  name: 'Relu',
  domain: '',
  sinceVersion: 6,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer: inferAsInput,
  elementOperation: ([value]) => (typeof value === 'number' ? Math.max(value, 0) : null),
};
/** max(x, 0). */
export const relu = (input: Value): Value => applyOperator(reluSchema, [input]);
