import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

export const lrnSchema: OperatorSchema = {
  name: 'LRN',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {
    alpha: { type: 'float' },
    beta: { type: 'float' },
    bias: { type: 'float' },
    size: { type: 'int', required: true },
  },
  infer: inferAsInput,
};

export interface LrnOptions {
  /** How many neighbouring channels count. */
  readonly size: number;
  /** @default 1e-4 */
  readonly alpha?: number | undefined;
  /** @default 0.75 */
  readonly beta?: number | undefined;
  /** @default 1 */
  readonly bias?: number | undefined;
}

/** Local response normalisation across channels, as in AlexNet: x / (bias + α/size · Σ x²)^β. */
export function lrn(input: Value, { ...attributes }: LrnOptions): Value {
  return applyOperator(lrnSchema, [input], attributes);
}
