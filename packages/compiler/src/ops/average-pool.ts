import type { NodeContext } from '../lowering/node-context.js';
import type { PoolStep } from '../plan/plan.js';
import { lowerPool } from './pool.js';

/** AveragePool. */
export function lowerAveragePool(context: NodeContext): PoolStep {
  return lowerPool(context, 'average');
}
