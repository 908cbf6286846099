import type { Draft } from '../lowering/draft.js';
import type { Step } from '../plan/plan.js';
import type { UnaryFunction } from '../plan/unary-function.js';
import { fusePairs } from './fuse-pairs.js';

/** Takes a function of one input into the step before it, where the target can compute it there. */
export function fuseActivation(draft: Draft, canFuse: (activation: UnaryFunction) => boolean): Draft {
  return fusePairs(draft, (producer, consumer): Step | undefined => {
    if (consumer.kind !== 'unary' || !canFuse(consumer.function)) return undefined;
    // Integers wrap around in between.
    if (draft.tensors[producer.output]?.dataType !== 'float32') return undefined;
    switch (producer.kind) {
      case 'binary':
      case 'convolution':
      case 'matrix-product':
      case 'normalization':
        return producer.activation === undefined
          ? { ...producer, name: consumer.name, activation: consumer.function, output: consumer.output }
          : undefined;
      default:
        return undefined;
    }
  });
}
