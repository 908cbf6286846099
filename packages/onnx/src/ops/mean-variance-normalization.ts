import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

export const meanVarianceNormalizationSchema: OperatorSchema = {
  name: 'MeanVarianceNormalization',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { axes: { type: 'ints' } },
  infer: inferAsInput,
};

export interface MeanVarianceNormalizationOptions {
  /** @default [0, 2, 3]: each channel over batch and space */
  readonly axes?: readonly number[] | undefined;
}

/** (input - mean) / standard deviation over some axes. */
export function meanVarianceNormalization(
  input: Value,
  { ...attributes }: MeanVarianceNormalizationOptions = {},
): Value {
  return applyOperator(meanVarianceNormalizationSchema, [input], attributes);
}
