import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { elementCount } from '../shapes/element-count.js';

export const flattenSchema: OperatorSchema = {
  name: 'Flatten',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { axis: { type: 'int' } },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (shape === undefined) return [tensorType(dataType, [null, null])];
    const axis = context.integer('axis', 1);
    // Unlike other operators' axes, this one may stand behind the last dimension.
    if (axis < -shape.length || axis > shape.length) {
      context.fail('axis', axis, shape.length);
    }
    const split = axis < 0 ? axis + shape.length : axis;
    return [tensorType(dataType, [elementCount(shape.slice(0, split)), elementCount(shape.slice(split))])];
  },
  elementOperation: 'kept',
};

export interface FlattenOptions {
  /** The first dimension that goes into the second of the output. @default 1 */
  readonly axis?: number | undefined;
}

/** A matrix: the dimensions before the axis multiplied, and those from it on. */
export function flatten(input: Value, { ...attributes }: FlattenOptions = {}): Value {
  return applyOperator(flattenSchema, [input], attributes);
}
