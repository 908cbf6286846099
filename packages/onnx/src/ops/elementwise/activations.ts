import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { unarySchema } from './unary-schema.js';

// Unary operators with float attributes, one row each.

export interface CeluOptions {
  /** @default 1 */
  readonly alpha?: number | undefined;
}
export const celuSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Celu', 12, {
  attributes: { alpha: { type: 'float' } },
});
/** max(0, x) + min(0, α (exp(x/α) - 1)). */
export const celu = (input: Value, { ...attributes }: CeluOptions = {}): Value =>
  applyOperator(celuSchema, [input], attributes);

export interface EluOptions {
  /** @default 1 */
  readonly alpha?: number | undefined;
}
export const eluSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Elu', 6, {
  attributes: { alpha: { type: 'float' } },
});
/** x where x ≥ 0, otherwise α (exp(x) - 1). */
export const elu = (input: Value, { ...attributes }: EluOptions = {}): Value =>
  applyOperator(eluSchema, [input], attributes);

export interface HardSigmoidOptions {
  /** @default 0.2 */
  readonly alpha?: number | undefined;
  /** @default 0.5 */
  readonly beta?: number | undefined;
}
export const hardSigmoidSchema: OperatorSchema = /* @__PURE__ */ unarySchema('HardSigmoid', 6, {
  attributes: { alpha: { type: 'float' }, beta: { type: 'float' } },
});
/** max(0, min(1, αx + β)). */
export const hardSigmoid = (input: Value, { ...attributes }: HardSigmoidOptions = {}): Value =>
  applyOperator(hardSigmoidSchema, [input], attributes);

export interface LeakyReluOptions {
  /** @default 0.01 */
  readonly alpha?: number | undefined;
}
export const leakyReluSchema: OperatorSchema = /* @__PURE__ */ unarySchema('LeakyRelu', 6, {
  attributes: { alpha: { type: 'float' } },
});
/** x where x ≥ 0, otherwise αx. */
export const leakyRelu = (input: Value, { ...attributes }: LeakyReluOptions = {}): Value =>
  applyOperator(leakyReluSchema, [input], attributes);

export interface SeluOptions {
  /** @default 1.67326319217681884765625 */
  readonly alpha?: number | undefined;
  /** @default 1.05070102214813232421875 */
  readonly gamma?: number | undefined;
}
export const seluSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Selu', 6, {
  attributes: { alpha: { type: 'float' }, gamma: { type: 'float' } },
});
/** γx where x > 0, otherwise γα (exp(x) - 1). */
export const selu = (input: Value, { ...attributes }: SeluOptions = {}): Value =>
  applyOperator(seluSchema, [input], attributes);

export interface ShrinkOptions {
  /** @default 0.5 */
  readonly lambd?: number | undefined;
  /** @default 0 */
  readonly bias?: number | undefined;
}
export const shrinkSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Shrink', 9, {
  attributes: { lambd: { type: 'float' }, bias: { type: 'float' } },
});
/** x + bias below -λ, x - bias above λ, 0 between. */
export const shrink = (input: Value, { ...attributes }: ShrinkOptions = {}): Value =>
  applyOperator(shrinkSchema, [input], attributes);

export interface ThresholdedReluOptions {
  /** @default 1 */
  readonly alpha?: number | undefined;
}
export const thresholdedReluSchema: OperatorSchema = /* @__PURE__ */ unarySchema('ThresholdedRelu', 10, {
  attributes: { alpha: { type: 'float' } },
});
/** x where x > α, otherwise 0. */
export const thresholdedRelu = (input: Value, { ...attributes }: ThresholdedReluOptions = {}): Value =>
  applyOperator(thresholdedReluSchema, [input], attributes);

export interface GeluOptions {
  /** @default none */
  readonly approximate?: 'none' | 'tanh' | undefined;
}
export const geluSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Gelu', 20, {
  attributes: { approximate: { type: 'string' } },
});
/** x · Φ(x), Φ being the normal distribution function (https://arxiv.org/abs/1606.08415). */
export const gelu = (input: Value, { ...attributes }: GeluOptions = {}): Value =>
  applyOperator(geluSchema, [input], attributes);

/** x · sigmoid(αx). Exists since operator set 24, later than the one that graphs of ours are built in: for reading files. */
export const swishSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Swish', 24, {
  attributes: { alpha: { type: 'float' } },
});
