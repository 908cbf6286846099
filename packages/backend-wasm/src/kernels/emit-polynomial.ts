import type { FunctionBuilder, Local } from '../assembler/function-builder.js';

/** Leaves a polynomial of a vector on the stack, by Horner's rule. @param coefficients from the highest power to the constant. */
export function emitPolynomial(builder: FunctionBuilder, value: Local, coefficients: readonly number[]): void {
  for (const [index, coefficient] of coefficients.entries()) {
    if (index > 0) builder.get(value).vector('mul');
    builder.splat(coefficient);
    if (index > 0) builder.vector('add');
  }
}
