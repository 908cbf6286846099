import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { AttributeSchema, OperatorSchema } from '../schema/operator-schema.js';

/** The schema of an operator that pools each channel to one element. */
function globalPoolSchema(
  name: string,
  sinceVersion: number,
  attributes: Readonly<Record<string, AttributeSchema>> = {},
): OperatorSchema {
  return {
    name,
    domain: '',
    sinceVersion,
    inputs: { min: 1, max: 1 },
    outputs: { min: 1, max: 1 },
    attributes,
    infer(context) {
      const { dataType, shape } = context.tensor(0);
      return [
        tensorType(
          dataType,
          shape?.map((size, axis) => (axis < 2 ? size : 1)),
        ),
      ];
    },
  };
}

export const globalAveragePoolSchema: OperatorSchema = /* @__PURE__ */ globalPoolSchema('GlobalAveragePool', 1);
/** The mean of each channel: [batch, channels, …spatial] to [batch, channels, 1, …]. */
export const globalAveragePool = (input: Value): Value => applyOperator(globalAveragePoolSchema, [input]);

export const globalMaxPoolSchema: OperatorSchema = /* @__PURE__ */ globalPoolSchema('GlobalMaxPool', 1);
/** The largest element of each channel: [batch, channels, …spatial] to [batch, channels, 1, …]. */
export const globalMaxPool = (input: Value): Value => applyOperator(globalMaxPoolSchema, [input]);

export interface GlobalLpPoolOptions {
  /** The norm. @default 2 */
  readonly p?: number | undefined;
}
export const globalLpPoolSchema: OperatorSchema = /* @__PURE__ */ globalPoolSchema('GlobalLpPool', 2, {
  p: { type: 'int' },
});
/** The p-norm of each channel: [batch, channels, …spatial] to [batch, channels, 1, …]. */
export const globalLpPool = (input: Value, { ...attributes }: GlobalLpPoolOptions = {}): Value =>
  applyOperator(globalLpPoolSchema, [input], attributes);
