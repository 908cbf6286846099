import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

export const lpNormalizationSchema: OperatorSchema = {
  name: 'LpNormalization',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: { axis: { type: 'int' }, p: { type: 'int' } },
  infer: inferAsInput,
};

export interface LpNormalizationOptions {
  /** @default -1 */
  readonly axis?: number | undefined;
  /** @default 2 */
  readonly p?: 1 | 2 | undefined;
}

/** The input divided by its p-norm along an axis. */
export function lpNormalization(input: Value, { ...attributes }: LpNormalizationOptions = {}): Value {
  return applyOperator(lpNormalizationSchema, [input], attributes);
}
