import { applyOperator } from '../../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../../builder/to-integers-value.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { reductionSchema } from './reduction-schema.js';

// One row per reduction: its schema and its function. The annotations let bundlers drop the rows that nobody uses.

export interface ReductionOptions {
  /** @default all */
  readonly axes?: IntegersInput | undefined;
  /** Whether reduced dimensions stay, with size 1. @default true */
  readonly keepdims?: boolean | undefined;
  /** Whether no axes means that nothing is reduced. @default false */
  readonly noopWithEmptyAxes?: boolean | undefined;
}

function reduction(schema: OperatorSchema, input: Value, { axes, ...attributes }: ReductionOptions): Value {
  return applyOperator(schema, [input, axes && toIntegersValue(input.graph, axes)], attributes);
}

export const reduceL1Schema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceL1', 18);
/** The sum of magnitudes along some axes. */
export const reduceL1 = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceL1Schema, input, options);

export const reduceL2Schema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceL2', 18);
/** The square root of the sum of squares along some axes. */
export const reduceL2 = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceL2Schema, input, options);

export const reduceLogSumSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceLogSum', 18);
/** The logarithm of the sum along some axes. */
export const reduceLogSum = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceLogSumSchema, input, options);

export const reduceLogSumExpSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceLogSumExp', 18);
/** The logarithm of the sum of exponentials along some axes. */
export const reduceLogSumExp = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceLogSumExpSchema, input, options);

export const reduceMaxSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceMax', 18, (values) =>
  Math.max(...values),
);
/** The largest element along some axes. */
export const reduceMax = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceMaxSchema, input, options);

export const reduceMeanSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceMean', 18);
/** The mean along some axes. */
export const reduceMean = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceMeanSchema, input, options);

export const reduceMinSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceMin', 18, (values) =>
  Math.min(...values),
);
/** The smallest element along some axes. */
export const reduceMin = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceMinSchema, input, options);

export const reduceProdSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceProd', 18, (values) =>
  values.reduce((product, value) => product * value, 1),
);
/** The product along some axes. */
export const reduceProd = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceProdSchema, input, options);

export const reduceSumSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceSum', 13, (values) =>
  values.reduce((sum, value) => sum + value, 0),
);
/** The sum along some axes. */
export const reduceSum = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceSumSchema, input, options);

export const reduceSumSquareSchema: OperatorSchema = /* @__PURE__ */ reductionSchema('ReduceSumSquare', 18);
/** The sum of squares along some axes. */
export const reduceSumSquare = (input: Value, options: ReductionOptions = {}): Value =>
  reduction(reduceSumSquareSchema, input, options);
