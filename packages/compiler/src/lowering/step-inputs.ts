import type { Operand, Step, TensorIndex } from '../plan/plan.js';

/** The tensors that a step reads. */
export function stepInputs(step: Step): readonly TensorIndex[] {
  switch (step.kind) {
    case 'binary':
      return tensorsOf([step.left, step.right]);
    case 'convolution':
    case 'quantized-convolution':
      return step.residual === undefined ? [step.input] : [step.input, step.residual];
    case 'global-average':
    case 'matrix-product':
    case 'normalization':
    case 'pool':
    case 'reshape':
    case 'softmax':
    case 'unary':
      return [step.input];
    default:
      return tensorsOf(step.inputs);
  }
}

function tensorsOf(operands: readonly Operand[]): readonly TensorIndex[] {
  return operands.flatMap((operand) => (operand.kind === 'tensor' ? [operand.tensor] : []));
}
