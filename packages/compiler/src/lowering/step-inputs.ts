import type { Operand, Step, TensorIndex } from '../plan/plan.js';

/** The tensors that a step reads. */
export function stepInputs(step: Step): readonly TensorIndex[] {
  if ('inputs' in step) return tensorsOf(step.inputs);
  if ('left' in step) return tensorsOf([step.left, step.right]);
  return 'residual' in step && step.residual !== undefined ? [step.input, step.residual] : [step.input];
}

function tensorsOf(operands: readonly Operand[]): readonly TensorIndex[] {
  return operands.flatMap((operand) => (operand.kind === 'tensor' ? [operand.tensor] : []));
}
