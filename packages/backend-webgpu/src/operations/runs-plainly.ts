import type { ProductWork } from '../tuning/product-work.js';
import type { OperationContext } from './operation-context.js';

/**
 * Whether a product runs by a plain kernel rather than by tiles: where a program plays the GPU, which takes seconds to compile a tile and gains
 * nothing by it. What was measured there, or given as `choices`, is used all the same.
 */
export function runsPlainly({ device }: OperationContext, work: ProductWork): boolean {
  return device.isSoftware && !device.choices.isMeasured(work);
}
