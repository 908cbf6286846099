import type { ElementOperation } from '../../schema/shape-arithmetic.js';
import { onNumbers } from '../../shapes/on-numbers.js';

// Arithmetic on dimensions: a symbol survives where the other operand changes nothing (batch · 1, batch + 0).

const subtractNumbers = /* @__PURE__ */ onNumbers((left, right) => left - right);
const multiplyNumbers = /* @__PURE__ */ onNumbers((left, right) => left * right);
const divideNumbers = /* @__PURE__ */ onNumbers((left, right) => left / right);

export const evaluateSubtract: ElementOperation = (operands) => {
  const [left = null, right = null] = operands;
  return right === 0 ? left : subtractNumbers(operands);
};

export const evaluateMultiply: ElementOperation = (operands) => {
  const [left = null, right = null] = operands;
  if (left === 1) return right;
  return right === 1 ? left : multiplyNumbers(operands);
};

export const evaluateDivide: ElementOperation = (operands) => {
  const [left = null, right = null] = operands;
  if (right === 0) return null;
  return right === 1 ? left : divideNumbers(operands);
};
