import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferPooling } from '../shapes/infer-pooling.js';

export const maxPoolSchema: OperatorSchema = {
  name: 'MaxPool',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 1, max: 1 },
  outputs: { min: 1, max: 2 },
  attributes: {
    auto_pad: { type: 'string' },
    ceil_mode: { type: 'int' },
    dilations: { type: 'ints' },
    kernel_shape: { type: 'ints', required: true },
    pads: { type: 'ints' },
    storage_order: { type: 'int' },
    strides: { type: 'ints' },
  },
  infer(context) {
    const output = inferPooling(context);
    return [output, tensorType('int64', output.shape)];
  },
};

/** One value per spatial axis. */
export interface MaxPoolOptions {
  readonly kernelShape: readonly number[];
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
  /** All begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
  /** @default ones */
  readonly dilations?: readonly number[] | undefined;
  /** Whether a window that is only partly inside counts. @default false */
  readonly ceilMode?: boolean | undefined;
}

/** The largest element under a sliding window: [batch, channels, …spatial] to the same with fewer spatial positions. */
export function maxPool(input: Value, { ...attributes }: MaxPoolOptions): Value {
  return applyOperator(maxPoolSchema, [input], attributes);
}
