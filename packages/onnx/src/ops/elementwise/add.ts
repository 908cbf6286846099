import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { broadcastShapes } from '../../shapes/broadcast-shapes.js';
import { sameDataType } from '../../shapes/same-data-type.js';

// No row of the table of binary operators: pages that classify with residual networks load it alone, and the rows when a model has them.

export const addSchema: OperatorSchema = {
  name: 'Add',
  domain: '',
  sinceVersion: 7,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer(context) {
    const dataType = sameDataType(context, [0, 1]);
    return [tensorType(dataType, broadcastShapes(context, [context.tensor(0).shape, context.tensor(1).shape]))];
  },
  /** A symbol survives where the other operand changes nothing: batch + 0. */
  elementOperation([left = null, right = null]) {
    if (left === 0) return right;
    if (right === 0) return left;
    return typeof left === 'number' && typeof right === 'number' ? left + right : null;
  },
};
/** left + right. */
export const add = (left: Value, right: Value): Value => applyOperator(addSchema, [left, right]);
