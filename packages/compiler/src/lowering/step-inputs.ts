import type { Operand, Step } from '../plan/plan.js';

/** The tensors that a step reads. */
export function stepInputs(step: Step): readonly number[] {
  switch (step.kind) {
    case 'binary':
      return [step.left, step.right].flatMap((operand: Operand) => (operand.kind === 'tensor' ? [operand.tensor] : []));
    case 'convolution':
      return step.residual === undefined ? [step.input] : [step.input, step.residual];
    case 'global-average':
    case 'matrix-product':
    case 'normalization':
    case 'pool':
    case 'reshape':
    case 'softmax':
    case 'unary':
      return [step.input];
  }
}
