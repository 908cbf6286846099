import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferPooling } from '../shapes/infer-pooling.js';

export const averagePoolSchema: OperatorSchema = {
  name: 'AveragePool',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 1 },
  attributes: {
    auto_pad: { type: 'string' },
    ceil_mode: { type: 'int' },
    count_include_pad: { type: 'int' },
    dilations: { type: 'ints', since: 19 },
    kernel_shape: { type: 'ints', required: true },
    pads: { type: 'ints' },
    strides: { type: 'ints' },
  },
  infer: (context) => [inferPooling(context)],
};

/** One value per spatial axis. */
export interface AveragePoolOptions {
  readonly kernelShape: readonly number[];
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
  /** All begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
  /** @default ones */
  readonly dilations?: readonly number[] | undefined;
  /** Whether a window that is only partly inside counts. @default false */
  readonly ceilMode?: boolean | undefined;
  /** Whether padding counts in the divisor. @default false */
  readonly countIncludePad?: boolean | undefined;
}

/** The mean under a sliding window: [batch, channels, …spatial] to the same with fewer spatial positions. */
export function averagePool(input: Value, { ...attributes }: AveragePoolOptions): Value {
  return applyOperator(averagePoolSchema, [input], attributes);
}
