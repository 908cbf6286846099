import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { DataType } from '../ir/data-type.js';
import { dataTypeNames } from '../ir/data-type-names.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { dataTypeAttribute } from '../shapes/data-type-attribute.js';

export const castSchema: OperatorSchema = {
  name: 'Cast',
  domain: '',
  sinceVersion: 6,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {
    round_mode: { type: 'string', since: 24 },
    saturate: { type: 'int', since: 19 },
    to: { type: 'int', required: true },
  },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    return [tensorType(dataTypeAttribute(context, 'to') ?? dataType, shape)];
  },
  elementOperation: ([value = null]) => value,
};

/** The same elements in another data type. */
export function cast(input: Value, dataType: DataType): Value {
  return applyOperator(castSchema, [input], { to: dataTypeNames.indexOf(dataType) });
}
