import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { dataTypeFromCode } from '../ir/data-type-from-code.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';

export const layerNormalizationSchema: OperatorSchema = {
  name: 'LayerNormalization',
  domain: '',
  sinceVersion: 17,
  inputs: { min: 2, max: 3 },
  outputs: { min: 1, max: 3 },
  attributes: { axis: { type: 'int' }, epsilon: { type: 'float' }, stash_type: { type: 'int' } },
  infer(context) {
    const input = context.tensor(0);
    const { shape } = input;
    const axis = shape === undefined ? 0 : normalizeAxis(context, context.integer('axis', -1), shape.length);
    // Mean and inverse deviation are kept in the type that the arithmetic used: float32 unless told otherwise.
    const stashType =
      dataTypeFromCode(context.integer('stash_type', 1)) ?? context.fail('stash_type stands for no data type');
    const statistics = tensorType(
      stashType,
      shape?.map((size, position) => (position < axis ? size : 1)),
    );
    return [input, statistics, statistics];
  },
};

export interface LayerNormalizationOptions {
  /** The shape of the scale. */
  readonly bias?: Value | undefined;
  /** The first of the axes that are normalised together. @default -1 */
  readonly axis?: number | undefined;
  /** @default 1e-5 */
  readonly epsilon?: number | undefined;
}

/** (input - mean) / √(variance + ε) · scale + bias over the last axes (https://arxiv.org/abs/1607.06450). */
export function layerNormalization(
  input: Value,
  scale: Value,
  { bias, ...attributes }: LayerNormalizationOptions = {},
): Value {
  return applyOperator(layerNormalizationSchema, [input, scale, bias], attributes);
}
