import type { NodeContext } from '../lowering/node-context.js';
import type { MatrixProductStep } from '../plan/plan.js';

/** Gemm with a constant right side: x × W (or Wᵀ) + b. */
export function lowerGemm(context: NodeContext): MatrixProductStep {
  const isPlain =
    context.float('alpha', 1) === 1 && context.float('beta', 1) === 1 && context.integer('transA', 0) === 0;
  if (!isPlain) context.unsupported('scaledProduct');
  const weight = context.weight(1);
  const transposed = context.integer('transB', 0) !== 0;
  const columns = weight.dims[transposed ? 0 : 1] ?? 0;
  const bias = context.optionalWeight(2);
  if (bias !== undefined && bias.dims.reduce((product, dim) => product * dim, 1) !== columns) {
    context.unsupported('bias', columns);
  }
  return {
    kind: 'matrix-product',
    name: context.node.name,
    input: context.tensor(0),
    weight,
    transposed,
    bias,
    activation: undefined,
    output: context.output(),
  };
}
