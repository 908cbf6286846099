import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { shapeFromInput } from '../shapes/shape-from-input.js';

export const maxUnpoolSchema: OperatorSchema = {
  name: 'MaxUnpool',
  domain: '',
  sinceVersion: 9,
  inputs: { min: 2, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: {
    kernel_shape: { type: 'ints', required: true },
    pads: { type: 'ints' },
    strides: { type: 'ints' },
  },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    if (context.input(2) !== undefined) return [tensorType(dataType, shapeFromInput(context, 2))];
    const kernel = context.integers('kernel_shape') ?? [];
    const strides = context.integers('strides');
    const pads = context.integers('pads');
    const output = shape?.map((size, axis): Dimension => {
      const spatial = axis - 2;
      if (spatial < 0 || typeof size !== 'number') return spatial < 0 ? size : null;
      const padding = (pads?.[spatial] ?? 0) + (pads?.[spatial + kernel.length] ?? 0);
      return (size - 1) * (strides?.[spatial] ?? 1) + (kernel[spatial] ?? 1) - padding;
    });
    return [tensorType(dataType, output)];
  },
};

/** One value per spatial axis. */
export interface MaxUnpoolOptions {
  readonly kernelShape: readonly number[];
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
  /** All begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
  /** The whole shape of the output, int64. @default what undoes the pooling */
  readonly outputShape?: Value | undefined;
}

/** The maxima of a {@link maxPool} put back to the positions of its second output, zeros elsewhere. */
export function maxUnpool(input: Value, indices: Value, { outputShape, ...attributes }: MaxUnpoolOptions): Value {
  return applyOperator(maxUnpoolSchema, [input, indices, outputShape], attributes);
}
