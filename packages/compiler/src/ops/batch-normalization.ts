import type { NodeContext } from '../lowering/node-context.js';
import type { NormalizationStep } from '../plan/plan.js';

/** BatchNormalization with running statistics, as in inference. */
export function lowerBatchNormalization(context: NodeContext): NormalizationStep {
  if (context.integer('training_mode', 0) !== 0) context.unsupported('trainingMode');
  return {
    kind: 'normalization',
    name: context.node.name,
    input: context.tensor(0),
    normalization: {
      scale: context.weight(1),
      bias: context.weight(2),
      mean: context.weight(3),
      variance: context.weight(4),
      epsilon: context.float('epsilon', 1e-5),
    },
    activation: undefined,
    output: context.output(),
  };
}
