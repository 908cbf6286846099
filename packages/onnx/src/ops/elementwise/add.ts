import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import type { ElementOperation } from '../../schema/shape-arithmetic.js';
import { onNumbers } from '../../shapes/on-numbers.js';
import { binarySchema } from './binary-schema.js';

// A row of its own: pages that classify with residual networks load it first, the other rows of `binary` when a model has them.

const addNumbers = /* @__PURE__ */ onNumbers((left, right) => left + right);

/** A symbol survives where the other operand changes nothing: batch + 0. */
const evaluateAdd: ElementOperation = (operands) => {
  const [left = null, right = null] = operands;
  if (left === 0) return right;
  return right === 0 ? left : addNumbers(operands);
};

export const addSchema: OperatorSchema = /* @__PURE__ */ binarySchema('Add', 7, { evaluate: evaluateAdd });
/** left + right. */
export const add = (left: Value, right: Value): Value => applyOperator(addSchema, [left, right]);
