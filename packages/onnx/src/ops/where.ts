import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { broadcastShapes } from '../shapes/broadcast-shapes.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const whereSchema: OperatorSchema = {
  name: 'Where',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer(context) {
    const condition = context.tensor(0);
    if (condition.dataType !== 'bool') context.fail(`the condition must be bool, but is ${condition.dataType}`);
    const shapes = [condition.shape, context.tensor(1).shape, context.tensor(2).shape];
    return [tensorType(sameDataType(context, [1, 2]), broadcastShapes(context, shapes))];
  },
  elementOperation([condition = null, whenTrue = null, whenFalse = null]) {
    if (typeof condition !== 'number') return null;
    return condition === 0 ? whenFalse : whenTrue;
  },
};

/** Elements of the second input where the condition holds, of the third elsewhere; all three broadcast. */
export function where(condition: Value, whenTrue: Value, whenFalse: Value): Value {
  return applyOperator(whereSchema, [condition, whenTrue, whenFalse]);
}
