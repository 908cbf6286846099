import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { comparisonSchema } from './comparison-schema.js';

// Comparisons and logic: two inputs that broadcast (NumPy's rule), truth values out.

export const andSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema(
  'And',
  7,
  (left, right) => left !== 0 && right !== 0,
);
/** Both. */
export const and = (left: Value, right: Value): Value => applyOperator(andSchema, [left, right]);

export const equalSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema(
  'Equal',
  7,
  (left, right) => left === right,
);
/** left = right. */
export const equal = (left: Value, right: Value): Value => applyOperator(equalSchema, [left, right]);

export const greaterSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema(
  'Greater',
  7,
  (left, right) => left > right,
);
/** left > right. */
export const greater = (left: Value, right: Value): Value => applyOperator(greaterSchema, [left, right]);

export const greaterOrEqualSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema(
  'GreaterOrEqual',
  12,
  (left, right) => left >= right,
);
/** left >= right. */
export const greaterOrEqual = (left: Value, right: Value): Value => applyOperator(greaterOrEqualSchema, [left, right]);

export const lessSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema('Less', 7, (left, right) => left < right);
/** left < right. */
export const less = (left: Value, right: Value): Value => applyOperator(lessSchema, [left, right]);

export const lessOrEqualSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema(
  'LessOrEqual',
  12,
  (left, right) => left <= right,
);
/** left <= right. */
export const lessOrEqual = (left: Value, right: Value): Value => applyOperator(lessOrEqualSchema, [left, right]);

export const orSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema(
  'Or',
  7,
  (left, right) => left !== 0 || right !== 0,
);
/** Either. */
export const or = (left: Value, right: Value): Value => applyOperator(orSchema, [left, right]);

export const xorSchema: OperatorSchema = /* @__PURE__ */ comparisonSchema(
  'Xor',
  7,
  (left, right) => (left !== 0) !== (right !== 0),
);
/** Exactly one. */
export const xor = (left: Value, right: Value): Value => applyOperator(xorSchema, [left, right]);
