import { applyOperator } from '../../builder/apply-operator.js';
import type { Value } from '../../builder/value.js';
import type { OperatorSchema } from '../../schema/operator-schema.js';
import { unarySchema } from './unary-schema.js';

export * from './relu.js';

// One row per operator: its schema and its function. The annotations let bundlers drop the rows that nobody uses.

export const absSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Abs', 6, { evaluate: Math.abs });
/** |x|. */
export const abs = (input: Value): Value => applyOperator(absSchema, [input]);

export const acosSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Acos', 7);
/** arccos x. */
export const acos = (input: Value): Value => applyOperator(acosSchema, [input]);

export const acoshSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Acosh', 9);
/** arcosh x. */
export const acosh = (input: Value): Value => applyOperator(acoshSchema, [input]);

export const asinSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Asin', 7);
/** arcsin x. */
export const asin = (input: Value): Value => applyOperator(asinSchema, [input]);

export const asinhSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Asinh', 9);
/** arsinh x. */
export const asinh = (input: Value): Value => applyOperator(asinhSchema, [input]);

export const atanSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Atan', 7);
/** arctan x. */
export const atan = (input: Value): Value => applyOperator(atanSchema, [input]);

export const atanhSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Atanh', 9);
/** artanh x. */
export const atanh = (input: Value): Value => applyOperator(atanhSchema, [input]);

export const bitwiseNotSchema: OperatorSchema = /* @__PURE__ */ unarySchema('BitwiseNot', 18);
/** All bits of x inverted. */
export const bitwiseNot = (input: Value): Value => applyOperator(bitwiseNotSchema, [input]);

export const ceilSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Ceil', 6, { evaluate: Math.ceil });
/** The smallest integer not below x. */
export const ceil = (input: Value): Value => applyOperator(ceilSchema, [input]);

export const cosSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Cos', 7);
/** cos x. */
export const cos = (input: Value): Value => applyOperator(cosSchema, [input]);

export const coshSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Cosh', 9);
/** cosh x. */
export const cosh = (input: Value): Value => applyOperator(coshSchema, [input]);

export const erfSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Erf', 9);
/** The error function, 2/√π ∫₀ˣ exp(-t²) dt. */
export const erf = (input: Value): Value => applyOperator(erfSchema, [input]);

export const expSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Exp', 6);
/** eˣ. */
export const exp = (input: Value): Value => applyOperator(expSchema, [input]);

export const floorSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Floor', 6, { evaluate: Math.floor });
/** The largest integer not above x. */
export const floor = (input: Value): Value => applyOperator(floorSchema, [input]);

export const hardSwishSchema: OperatorSchema = /* @__PURE__ */ unarySchema('HardSwish', 14);
/** x · max(0, min(1, x/6 + 1/2)). */
export const hardSwish = (input: Value): Value => applyOperator(hardSwishSchema, [input]);

export const logSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Log', 6);
/** The natural logarithm of x. */
export const log = (input: Value): Value => applyOperator(logSchema, [input]);

export const mishSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Mish', 18);
/** x · tanh(softplus(x)). */
export const mish = (input: Value): Value => applyOperator(mishSchema, [input]);

export const negSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Neg', 6, { evaluate: (value) => -value });
/** -x. */
export const neg = (input: Value): Value => applyOperator(negSchema, [input]);

export const notSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Not', 1, {
  evaluate: (value) => (value === 0 ? 1 : 0),
});
/** The opposite of a truth value. */
export const not = (input: Value): Value => applyOperator(notSchema, [input]);

export const reciprocalSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Reciprocal', 6, {
  evaluate: (value) => 1 / value,
});
/** 1/x. */
export const reciprocal = (input: Value): Value => applyOperator(reciprocalSchema, [input]);

export const roundSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Round', 11, { evaluate: roundHalfToEven });
/** The integer nearest to x, ties to even. */
export const round = (input: Value): Value => applyOperator(roundSchema, [input]);

export const sigmoidSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Sigmoid', 6);
/** 1 / (1 + e⁻ˣ). */
export const sigmoid = (input: Value): Value => applyOperator(sigmoidSchema, [input]);

export const signSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Sign', 9, { evaluate: Math.sign });
/** -1, 0 or 1. */
export const sign = (input: Value): Value => applyOperator(signSchema, [input]);

export const sinSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Sin', 7);
/** sin x. */
export const sin = (input: Value): Value => applyOperator(sinSchema, [input]);

export const sinhSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Sinh', 9);
/** sinh x. */
export const sinh = (input: Value): Value => applyOperator(sinhSchema, [input]);

export const softplusSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Softplus', 1);
/** ln(1 + eˣ). */
export const softplus = (input: Value): Value => applyOperator(softplusSchema, [input]);

export const softsignSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Softsign', 1);
/** x / (1 + |x|). */
export const softsign = (input: Value): Value => applyOperator(softsignSchema, [input]);

export const sqrtSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Sqrt', 6, { evaluate: Math.sqrt });
/** √x. */
export const sqrt = (input: Value): Value => applyOperator(sqrtSchema, [input]);

export const tanSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Tan', 7);
/** tan x. */
export const tan = (input: Value): Value => applyOperator(tanSchema, [input]);

export const tanhSchema: OperatorSchema = /* @__PURE__ */ unarySchema('Tanh', 6);
/** tanh x. */
export const tanh = (input: Value): Value => applyOperator(tanhSchema, [input]);

function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
