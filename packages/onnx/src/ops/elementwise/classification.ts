import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import { tensorType } from '../../ir/tensor-type.js';
import type { AttributeSchema, OperatorSchema } from '../../schema/operator-schema.js';
import { unarySchema } from './unary-schema.js';

// Unary operators that answer with truth values.

function testSchema(
  name: string,
  sinceVersion: number,
  attributes: Readonly<Record<string, AttributeSchema>> = {},
): OperatorSchema {
  return {
    ...unarySchema(name, sinceVersion, { attributes }),
    infer: (context) => [tensorType('bool', context.tensor(0).shape)],
  };
}

export const isNaNSchema: OperatorSchema = /* @__PURE__ */ testSchema('IsNaN', 9);
/** Whether an element is not a number. */
export const isNotANumber = (input: Value): Value => applyOperator(isNaNSchema, [input]);

export interface IsInfOptions {
  /** @default true */
  readonly detectNegative?: boolean | undefined;
  /** @default true */
  readonly detectPositive?: boolean | undefined;
}
export const isInfSchema: OperatorSchema = /* @__PURE__ */ testSchema('IsInf', 10, {
  detect_negative: { type: 'int' },
  detect_positive: { type: 'int' },
});
/** Whether an element is infinite. */
export const isInf = (input: Value, { ...attributes }: IsInfOptions = {}): Value =>
  applyOperator(isInfSchema, [input], attributes);
