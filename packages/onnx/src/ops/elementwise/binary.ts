import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { onNumbers } from '../../shapes/on-numbers.js';
import { binarySchema } from './binary-schema.js';
import { evaluateDivide, evaluateMultiply, evaluateSubtract } from './symbolic-arithmetic.js';

export * from './add.js';

// One row per operator of two inputs that broadcast (NumPy's rule). The annotations let bundlers drop the rows that nobody uses.

export const bitwiseAndSchema: OperatorSchema = /* @__PURE__ */ binarySchema('BitwiseAnd', 18);
/** The bits that both have. */
export const bitwiseAnd = (left: Value, right: Value): Value => applyOperator(bitwiseAndSchema, [left, right]);

export const bitwiseOrSchema: OperatorSchema = /* @__PURE__ */ binarySchema('BitwiseOr', 18);
/** The bits that either has. */
export const bitwiseOr = (left: Value, right: Value): Value => applyOperator(bitwiseOrSchema, [left, right]);

export const bitwiseXorSchema: OperatorSchema = /* @__PURE__ */ binarySchema('BitwiseXor', 18);
/** The bits that exactly one has. */
export const bitwiseXor = (left: Value, right: Value): Value => applyOperator(bitwiseXorSchema, [left, right]);

export const divSchema: OperatorSchema = /* @__PURE__ */ binarySchema('Div', 7, { evaluate: evaluateDivide });
/** left / right; integers round towards zero. */
export const div = (left: Value, right: Value): Value => applyOperator(divSchema, [left, right]);

export const mulSchema: OperatorSchema = /* @__PURE__ */ binarySchema('Mul', 7, { evaluate: evaluateMultiply });
/** left · right. */
export const mul = (left: Value, right: Value): Value => applyOperator(mulSchema, [left, right]);

export const subSchema: OperatorSchema = /* @__PURE__ */ binarySchema('Sub', 7, { evaluate: evaluateSubtract });
/** left - right. */
export const sub = (left: Value, right: Value): Value => applyOperator(subSchema, [left, right]);

export const powSchema: OperatorSchema = /* @__PURE__ */ binarySchema('Pow', 7, {
  evaluate: /* @__PURE__ */ onNumbers((left, right) => left ** right),
  mixesDataTypes: true,
});
/** left to the power of right, in the data type of left. */
export const pow = (left: Value, right: Value): Value => applyOperator(powSchema, [left, right]);

export const pReluSchema: OperatorSchema = /* @__PURE__ */ binarySchema('PRelu', 6, { shapeOf: 'left' });
/** x where x ≥ 0, otherwise slope · x; the slope broadcasts to the input's shape. */
export const pRelu = (input: Value, slope: Value): Value => applyOperator(pReluSchema, [input, slope]);

export interface ModOptions {
  /** The sign of the left operand as in C's fmod, required for floats; otherwise that of the right. @default 0 */
  readonly fmod?: 0 | 1 | undefined;
}
export const modSchema: OperatorSchema = /* @__PURE__ */ binarySchema('Mod', 10, {
  attributes: { fmod: { type: 'int' } },
  evaluate: /* @__PURE__ */ onNumbers((left, right) => (left >= 0 && right > 0 ? left % right : Number.NaN)),
});
/** The remainder of left / right. */
export const mod = (left: Value, right: Value, { ...attributes }: ModOptions = {}): Value =>
  applyOperator(modSchema, [left, right], attributes);

export interface BitShiftOptions {
  readonly direction: 'LEFT' | 'RIGHT';
}
export const bitShiftSchema: OperatorSchema = /* @__PURE__ */ binarySchema('BitShift', 11, {
  attributes: { direction: { type: 'string', required: true } },
});
/** left shifted by right bits. */
export const bitShift = (left: Value, right: Value, { ...attributes }: BitShiftOptions): Value =>
  applyOperator(bitShiftSchema, [left, right], attributes);
