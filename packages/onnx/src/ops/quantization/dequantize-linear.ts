import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { dataTypeAttribute } from '../../shapes/data-type-attribute.js';

export const dequantizeLinearSchema: OperatorSchema = {
  name: 'DequantizeLinear',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 2, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    axis: { type: 'int', since: 13 },
    block_size: { type: 'int', since: 21 },
    output_dtype: { type: 'int', since: 23 },
  },
  infer(context) {
    // An output_dtype of 0 stands for none.
    const stated = context.integer('output_dtype', 0) === 0 ? undefined : dataTypeAttribute(context, 'output_dtype');
    return [tensorType(stated ?? context.tensor(1).dataType, context.tensor(0).shape)];
  },
};

export interface DequantizeLinearOptions {
  /** Of the input's data type. @default zero */
  readonly zeroPoint?: Value | undefined;
  /** The axis of a scale that is a vector. @default 1 */
  readonly axis?: number | undefined;
  /** Elements per scale along the axis. @default 0: all */
  readonly blockSize?: number | undefined;
}

/** (input - zero point) · scale, in the data type of the scale. */
export function dequantizeLinear(
  input: Value,
  scale: Value,
  { zeroPoint, ...attributes }: DequantizeLinearOptions = {},
): Value {
  return applyOperator(dequantizeLinearSchema, [input, scale, zeroPoint], attributes);
}
