import { applyOperator } from '../builder/apply-operator.js';
import { type IntegersInput, toIntegersValue } from '../builder/to-integers-value.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { elementCount } from '../shapes/element-count.js';
import { shapeArithmetic } from '../shapes/shape-arithmetic.js';
import { shapeFromInput } from '../shapes/shape-from-input.js';

export const col2ImSchema: OperatorSchema = {
  name: 'Col2Im',
  domain: '',
  sinceVersion: 18,
  inputs: { min: 3, max: 3 },
  outputs: { min: 1, max: 1 },
  attributes: { dilations: { type: 'ints' }, pads: { type: 'ints' }, strides: { type: 'ints' } },
  arithmetic: shapeArithmetic,
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const image = shapeFromInput(context, 1);
    const block = elementCount(shapeFromInput(context, 2));
    if (image === undefined) return [tensorType(dataType, undefined)];
    const columns = shape?.[1];
    const channels = typeof columns === 'number' && typeof block === 'number' ? columns / block : null;
    if (channels !== null && !Number.isInteger(channels))
      context.fail(`${columns} columns do not divide by blocks of ${block}`);
    return [tensorType(dataType, [shape?.[0] ?? null, channels, ...image])];
  },
};

/** One value per spatial axis. */
export interface Col2ImOptions {
  /** @default ones */
  readonly dilations?: readonly number[] | undefined;
  /** All begins, then all ends. @default zeros */
  readonly pads?: readonly number[] | undefined;
  /** @default ones */
  readonly strides?: readonly number[] | undefined;
}

/**
 * Columns put back to an image, overlapping blocks added (PyTorch's fold).
 * @param input [batch, channels · block elements, blocks]
 * @returns [batch, channels, …imageShape]
 */
export function col2Im(
  input: Value,
  imageShape: IntegersInput,
  blockShape: IntegersInput,
  { ...attributes }: Col2ImOptions = {},
): Value {
  const { graph } = input;
  const inputs = [input, toIntegersValue(graph, imageShape), toIntegersValue(graph, blockShape)] as const;
  return applyOperator(col2ImSchema, inputs, attributes);
}
