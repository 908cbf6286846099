import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const clipSchema: OperatorSchema = {
  name: 'Clip',
  domain: '',
  sinceVersion: 11,
  inputs: { min: 1, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {},
  infer(context) {
    sameDataType(context, [0, 1, 2]);
    return [context.tensor(0)];
  },
};

/** Bounds: numbers, or scalars of the input's data type. */
export interface ClipOptions {
  readonly min?: Value | number | undefined;
  readonly max?: Value | number | undefined;
}

/** The elements limited to a range. */
export function clip(input: Value, { min, max }: ClipOptions = {}): Value {
  const bound = (value: Value | number | undefined): Value | undefined =>
    typeof value === 'number' ? input.graph.constant(input.type.dataType, [], [value]) : value;
  return applyOperator(clipSchema, [input, bound(min), bound(max)]);
}
