import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { DataType } from '../ir/data-type.js';
import { dataTypeCodes } from '../ir/data-type-codes.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { dataTypeAttribute } from '../shapes/data-type-attribute.js';

export const eyeLikeSchema: OperatorSchema = {
  name: 'EyeLike',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { dtype: { type: 'int' }, k: { type: 'int' } },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    return [tensorType(dataTypeAttribute(context, 'dtype') ?? dataType, shape)];
  },
};

export interface EyeLikeOptions {
  /** @default the input's */
  readonly dataType?: DataType | undefined;
  /** Which diagonal: positive above the main one. @default 0 */
  readonly k?: number | undefined;
}

/** A matrix of the input's shape with ones on a diagonal. */
export function eyeLike(input: Value, { dataType, ...attributes }: EyeLikeOptions = {}): Value {
  return applyOperator(eyeLikeSchema, [input], { ...attributes, dtype: dataType && dataTypeCodes[dataType] });
}
