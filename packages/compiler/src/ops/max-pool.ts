import type { NodeContext } from '../lowering/node-context.js';
import type { PoolStep } from '../plan/plan.js';
import { lowerPool } from './pool.js';

/** MaxPool without its second output. */
export function lowerMaxPool(context: NodeContext): PoolStep {
  if ((context.node.outputs[1] ?? '') !== '') context.unsupported('maximumIndices');
  return lowerPool(context, 'maximum');
}
