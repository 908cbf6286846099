import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { mergeDimensions } from '../shapes/merge-dimensions.js';

export const batchNormalizationSchema: OperatorSchema = {
  name: 'BatchNormalization',
  domain: '',
  sinceVersion: 14,
  inputs: { min: 5, max: 5 },
  outputs: { min: 1, max: 3 },
  attributes: { epsilon: { type: 'float' }, momentum: { type: 'float' }, training_mode: { type: 'int' } },
  infer(context) {
    const input = context.tensor(0);
    for (const index of [1, 2, 3, 4]) {
      const channels = context.tensor(index).shape?.[0] ?? null;
      mergeDimensions(context, input.shape?.[1] ?? null, channels, `input ${index}`);
    }
    return [input, context.tensor(3), context.tensor(4)];
  },
};

export interface BatchNormalizationOptions {
  /** @default 1e-5 */
  readonly epsilon?: number | undefined;
}

/**
 * (input - mean) / √(variance + ε) · scale + bias per channel, with the given statistics (inference).
 * @param input [batch, channels, …]
 * @param scale [channels], like bias, mean and variance
 */
export function batchNormalization(
  input: Value,
  scale: Value,
  bias: Value,
  mean: Value,
  variance: Value,
  { ...attributes }: BatchNormalizationOptions = {},
): Value {
  return applyOperator(batchNormalizationSchema, [input, scale, bias, mean, variance], attributes);
}
