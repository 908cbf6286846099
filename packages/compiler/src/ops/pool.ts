import type { NodeContext } from '../lowering/node-context.js';
import type { PoolStep } from '../plan/plan.js';
import { readWindow } from './read-window.js';

/** What the pooling operators have in common. */
export function lowerPool(context: NodeContext, mode: PoolStep['mode']): PoolStep {
  return {
    kind: 'pool',
    name: context.node.name,
    ...readWindow(context, context.integers('kernel_shape', [])),
    input: context.tensor(0),
    mode,
    countIncludesPads: context.integer('count_include_pad', 0) !== 0,
    output: context.output(),
  };
}
