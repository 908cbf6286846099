import type { Draft } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';

/** Leaves out the steps that no output needs. */
export function removeDeadSteps(draft: Draft): Draft {
  const needed = new Set(draft.outputs.map(({ tensor }) => tensor));
  const steps = draft.steps.toReversed().filter((step) => {
    const isNeeded = needed.has(step.output);
    if (isNeeded) for (const input of stepInputs(step)) needed.add(input);
    return isNeeded;
  });
  return { ...draft, steps: steps.reverse() };
}
