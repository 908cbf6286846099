import type { NodeContext } from '../lowering/node-context.js';
import type { MatrixProductStep } from '../plan/plan.js';

/** MatMul of a matrix, or a stack of them, with a constant matrix. */
export function lowerMatMul(context: NodeContext): MatrixProductStep {
  const weight = context.weight(1);
  if (weight.dims.length !== 2) context.unsupported('a right side that is no matrix');
  return {
    kind: 'matrix-product',
    name: context.node.name,
    input: context.tensor(0),
    weight,
    transposed: false,
    bias: undefined,
    activation: undefined,
    output: context.output(),
  };
}
