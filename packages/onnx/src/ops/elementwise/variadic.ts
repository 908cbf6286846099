import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { variadicSchema } from './variadic-schema.js';

// Operators of any number of inputs that broadcast (NumPy's rule).

export const maxSchema: OperatorSchema = /* @__PURE__ */ variadicSchema('Max', 6, Math.max);
/** The largest of the inputs, element by element. */
export const max = (first: Value, ...rest: Value[]): Value => applyOperator(maxSchema, [first, ...rest]);

export const meanSchema: OperatorSchema = /* @__PURE__ */ variadicSchema('Mean', 6);
/** The mean of the inputs, element by element. */
export const mean = (first: Value, ...rest: Value[]): Value => applyOperator(meanSchema, [first, ...rest]);

export const minSchema: OperatorSchema = /* @__PURE__ */ variadicSchema('Min', 6, Math.min);
/** The smallest of the inputs, element by element. */
export const min = (first: Value, ...rest: Value[]): Value => applyOperator(minSchema, [first, ...rest]);

export const sumSchema: OperatorSchema = /* @__PURE__ */ variadicSchema('Sum', 6, (...values) =>
  values.reduce((sum, value) => sum + value, 0),
);
/** The sum of the inputs, element by element. */
export const sum = (first: Value, ...rest: Value[]): Value => applyOperator(sumSchema, [first, ...rest]);
