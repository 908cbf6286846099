import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';

/** Scale and bias are [groups] before operator set 21 and [channels] since. */
export const groupNormalizationSchema: OperatorSchema = {
  name: 'GroupNormalization',
  domain: '',
  sinceVersion: 18,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    epsilon: { type: 'float' },
    num_groups: { type: 'int', required: true },
    stash_type: { type: 'int', since: 21 },
  },
  infer(context) {
    const groups = context.integer('num_groups', 1);
    const channels = context.tensor(0).shape?.[1];
    if (typeof channels === 'number' && channels % groups !== 0) {
      context.fail(`the ${channels} channels do not divide into ${groups} groups`);
    }
    return inferAsInput(context);
  },
};

export interface GroupNormalizationOptions {
  readonly numGroups: number;
  /** @default 1e-5 */
  readonly epsilon?: number | undefined;
}

/**
 * (input - mean) / √(variance + ε) · scale + bias over groups of channels (https://arxiv.org/abs/1803.08494).
 * @param scale [channels], like the bias
 */
export function groupNormalization(
  input: Value,
  scale: Value,
  bias: Value,
  { ...attributes }: GroupNormalizationOptions,
): Value {
  return applyOperator(groupNormalizationSchema, [input, scale, bias], attributes);
}
