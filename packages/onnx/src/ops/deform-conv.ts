import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferConvolution } from '../shapes/infer-convolution.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const deformConvSchema: OperatorSchema = {
  name: 'DeformConv',
  domain: '',
  sinceVersion: 19,
  inputs: { min: 3, max: 5 },
  outputs: { min: 1, max: 1 },
  attributes: {
    dilations: { type: 'ints' },
    group: { type: 'int' },
    kernel_shape: { type: 'ints' },
    offset_group: { type: 'int' },
    pads: { type: 'ints' },
    strides: { type: 'ints' },
  },
  infer(context) {
    const dataType = sameDataType(context, [0, 1, 2, 3, 4]);
    return [tensorType(dataType, inferConvolution(context, context.tensor(0).shape, context.tensor(1).shape))];
  },
};

/** One value per spatial axis. */
export interface DeformConvOptions {
  /** [output channels] */
  readonly bias?: Value | undefined;
  /** [batch, offset groups · kernel elements, …output spatial] */
  readonly mask?: Value | undefined;
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
  /** All begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
  /** @default ones */
  readonly dilations?: readonly number[] | undefined;
  /** @default 1 */
  readonly group?: number | undefined;
  /** @default 1 */
  readonly offsetGroup?: number | undefined;
}

/**
 * Convolution whose kernel elements look at moved places (https://arxiv.org/abs/1811.11168).
 * @param input [batch, channels, …spatial]
 * @param weight [output channels, channels / group, …kernel]
 * @param offset [batch, offset groups · kernel elements · spatial rank, …output spatial]
 */
export function deformConv(
  input: Value,
  weight: Value,
  offset: Value,
  { bias, mask, ...attributes }: DeformConvOptions = {},
): Value {
  return applyOperator(deformConvSchema, [input, weight, offset, bias, mask], attributes);
}
