import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

export const instanceNormalizationSchema: OperatorSchema = {
  name: 'InstanceNormalization',
  domain: '',
  sinceVersion: 6,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: { epsilon: { type: 'float' } },
  infer: inferAsInput,
};

export interface InstanceNormalizationOptions {
  /** @default 1e-5 */
  readonly epsilon?: number | undefined;
}

/**
 * (input - mean) / √(variance + ε) · scale + bias per image and channel (https://arxiv.org/abs/1607.08022).
 * @param scale [channels], like the bias
 */
export function instanceNormalization(
  input: Value,
  scale: Value,
  bias: Value,
  { ...attributes }: InstanceNormalizationOptions = {},
): Value {
  return applyOperator(instanceNormalizationSchema, [input, scale, bias], attributes);
}
