import type { Draft } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';
import type { Step } from '../plan/plan.js';
import { countUses } from './count-uses.js';

/** One step for a step and the only reader of its output; undefined where they do not go together. */
export type FusePair = (producer: Step, consumer: Step) => Step | undefined;

/**
 * Replaces pairs of steps by one, as long as there are any. The fused step stands where the consumer stood, so that everything it reads
 * has been computed.
 */
export function fusePairs(draft: Draft, fuse: FusePair): Draft {
  const uses = countUses(draft);
  const steps: (Step | undefined)[] = [...draft.steps];
  const producers = new Map(steps.map((step, index) => [step?.output, index]));
  for (const [index, consumer] of draft.steps.entries()) {
    let current = steps[index] ?? consumer;
    for (const input of stepInputs(current)) {
      const producerIndex = producers.get(input);
      const producer = producerIndex === undefined ? undefined : steps[producerIndex];
      if (producerIndex === undefined || producer === undefined || uses.get(input) !== 1) continue;
      const fused = fuse(producer, current);
      if (fused === undefined) continue;
      steps[producerIndex] = undefined;
      current = fused;
      break;
    }
    steps[index] = current;
  }
  return { ...draft, steps: steps.filter((step) => step !== undefined) };
}
