import type { Draft } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';

/** How often each tensor is read, by steps or as an output of the graph. */
export function countUses({ steps, outputs }: Draft): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  const count = (tensor: number): void => {
    uses.set(tensor, (uses.get(tensor) ?? 0) + 1);
  };
  for (const step of steps) stepInputs(step).forEach(count);
  for (const { tensor } of outputs) count(tensor);
  return uses;
}
