import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { convolutionAttributes, inferConvolution } from '../shapes/infer-convolution.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const convSchema: OperatorSchema = {
  name: 'Conv',
  domain: '',
  sinceVersion: 1,
  inputs: { min: 2, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: convolutionAttributes,
  infer(context) {
    const dataType = sameDataType(context, [0, 1, 2]);
    return [tensorType(dataType, inferConvolution(context, context.tensor(0).shape, context.tensor(1).shape))];
  },
};

/** One value per spatial axis. */
export interface ConvOptions {
  /** [output channels] */
  readonly bias?: Value | undefined;
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
  /** All begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
  /** @default ones */
  readonly dilations?: readonly number[] | undefined;
  /** @default 1 */
  readonly group?: number | undefined;
}

/**
 * Convolution (cross-correlation) over one or more spatial axes.
 * @param input [batch, channels, …spatial]
 * @param weight [output channels, channels / group, …kernel]
 * @returns [batch, output channels, …spatial]
 */
export function conv(input: Value, weight: Value, { bias, ...attributes }: ConvOptions = {}): Value {
  const kernelShape = weight.type.shape?.slice(2).filter((size) => typeof size === 'number');
  return applyOperator(convSchema, [input, weight, bias], { ...attributes, kernelShape });
}
