import type { ElementOperation } from '../schema/shape-arithmetic.js';

/** For operations on numbers alone: a symbol or an unknown among the operands makes the result unknown. */
export function onNumbers(operation: (...operands: number[]) => number): ElementOperation {
  return (operands) => {
    const numbers = operands.filter((operand) => typeof operand === 'number');
    return numbers.length === operands.length ? operation(...numbers) : null;
  };
}
