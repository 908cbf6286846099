import type { FunctionBuilder, Local } from '../assembler/function-builder.js';

/** Leaves Σ coefficient × vector on the stack; coefficients of ±1 cost no multiplication, those of 0 nothing. */
export function emitCombination(
  builder: FunctionBuilder,
  coefficients: readonly number[],
  vectors: readonly Local[],
): void {
  const terms = coefficients
    .map((coefficient, index) => ({ coefficient, vector: vectors[index] ?? 0 }))
    .filter(({ coefficient }) => coefficient !== 0)
    // A positive 1 first, so that the sum needs no negation.
    .sort((left, right) => rank(left.coefficient) - rank(right.coefficient));
  for (const [index, { coefficient, vector }] of terms.entries()) {
    builder.get(vector);
    if (Math.abs(coefficient) !== 1) builder.splat(coefficient).vector('mul');
    if (index > 0) builder.vector(coefficient === -1 ? 'sub' : 'add');
    else if (coefficient === -1) builder.vector('neg');
  }
}

function rank(coefficient: number): number {
  if (coefficient === 1) return 0;
  return Math.abs(coefficient) === 1 ? 2 : 1;
}
