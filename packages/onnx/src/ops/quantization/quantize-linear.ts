import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import { tensorType } from '../../ir/tensor-type.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { dataTypeAttribute } from '../../shapes/data-type-attribute.js';

export const quantizeLinearSchema: OperatorSchema = {
  name: 'QuantizeLinear',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 2, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    axis: { type: 'int', since: 13 },
    block_size: { type: 'int', since: 21 },
    output_dtype: { type: 'int', since: 21 },
    precision: { type: 'int', since: 23 },
    saturate: { type: 'int', since: 19 },
  },
  infer(context) {
    const { shape } = context.tensor(0);
    const zeroPoint = context.input(2) === undefined ? undefined : context.tensor(2).dataType;
    // An output_dtype of 0 stands for none.
    const stated = context.integer('output_dtype', 0) === 0 ? undefined : dataTypeAttribute(context, 'output_dtype');
    return [tensorType(zeroPoint ?? stated ?? 'uint8', shape)];
  },
};

export interface QuantizeLinearOptions {
  /** Its data type is that of the output. @default a uint8 zero */
  readonly zeroPoint?: Value | undefined;
  /** The axis of a scale that is a vector. @default 1 */
  readonly axis?: number | undefined;
  /** Elements per scale along the axis. @default 0: all */
  readonly blockSize?: number | undefined;
}

/** round(input / scale) + zero point, saturated. */
export function quantizeLinear(
  input: Value,
  scale: Value,
  { zeroPoint, ...attributes }: QuantizeLinearOptions = {},
): Value {
  return applyOperator(quantizeLinearSchema, [input, scale, zeroPoint], attributes);
}
