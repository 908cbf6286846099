import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { unarySchema } from './unary-schema.js';

// A row of its own: pages that classify with residual networks load it first, the other rows of `unary` when a model has them.

export const reluSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Relu', 6, {
  evaluate: (value) => Math.max(value, 0),
});
/** max(x, 0). */
export const relu = (input: Value): Value => applyOperator(reluSchema, [input]);
