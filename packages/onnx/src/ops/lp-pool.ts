import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferPooling } from '../shapes/infer-pooling.js';

export const lpPoolSchema: OperatorSchema = {
  name: 'LpPool',
  domain: '',
  sinceVersion: 2,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {
    auto_pad: { type: 'string' },
    ceil_mode: { type: 'int', since: 18 },
    dilations: { type: 'ints', since: 18 },
    kernel_shape: { type: 'ints', required: true },
    p: { type: 'int' },
    pads: { type: 'ints' },
    strides: { type: 'ints' },
  },
  infer: (context) => [inferPooling(context)],
};

/** One value per spatial axis. */
export interface LpPoolOptions {
  readonly kernelShape: readonly number[];
  /** The norm. @default 2 */
  readonly p?: number | undefined;
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
  /** All begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
}

/** The p-norm under a sliding window: [batch, channels, …spatial] to the same with fewer spatial positions. */
export function lpPool(input: Value, { ...attributes }: LpPoolOptions): Value {
  return applyOperator(lpPoolSchema, [input], attributes);
}
