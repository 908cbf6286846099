import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';

export const oneHotSchema: OperatorSchema = {
  name: 'OneHot',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: { axis: { type: 'int' } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { shape } = context.tensor(0);
    const { dataType } = context.tensor(2);
    if (shape === undefined) return [tensorType(dataType, undefined)];
    const axis = normalizeAxis(context, context.integer('axis', -1), shape.length + 1);
    const [depth = null] = context.constantIntegers(1) ?? [];
    return [tensorType(dataType, shape.toSpliced(axis, 0, depth === null ? null : Math.trunc(depth)))];
  },
};

export interface OneHotOptions {
  /** Where the new axis stands in the output. @default -1 */
  readonly axis?: number | undefined;
}

/**
 * A new axis with one value at each index and another elsewhere.
 * @param depth the size of the new axis, a scalar
 * @param values [value elsewhere, value at the index]
 */
export function oneHot(indices: Value, depth: Value, values: Value, { ...attributes }: OneHotOptions = {}): Value {
  return applyOperator(oneHotSchema, [indices, depth, values], attributes);
}
