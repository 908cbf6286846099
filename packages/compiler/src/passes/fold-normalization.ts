import type { Draft } from '../lowering/draft.js';
import type { Step } from '../plan/plan.js';
import { fusePairs } from './fuse-pairs.js';

/** Takes a batch normalization into the convolution before it: its weights absorb the scale, its bias the rest. */
export function foldNormalization(draft: Draft): Draft {
  return fusePairs(draft, (producer, consumer): Step | undefined => {
    if (producer.kind !== 'convolution' || consumer.kind !== 'normalization') return undefined;
    if (producer.normalization !== undefined || producer.residual !== undefined || producer.activation !== undefined) {
      return undefined;
    }
    return {
      ...producer,
      name: consumer.name,
      normalization: consumer.normalization,
      activation: consumer.activation,
      output: consumer.output,
    };
  });
}
