import type { Draft } from '../lowering/draft.js';
import type { Step } from '../plan/plan.js';
import { fusePairs } from './fuse-pairs.js';

/** Takes the addition of a tensor of the same shape into the convolution before it. */
export function fuseResidual(draft: Draft): Draft {
  const sameShape = (left: number, right: number): boolean =>
    draft.tensors[left]?.dims.join() === draft.tensors[right]?.dims.join();
  return fusePairs(draft, (producer, consumer): Step | undefined => {
    if (producer.kind !== 'convolution' || consumer.kind !== 'binary' || consumer.operator !== 'add') return undefined;
    if (producer.residual !== undefined || producer.activation !== undefined) return undefined;
    const { left, right } = consumer;
    if (left.kind !== 'tensor' || right.kind !== 'tensor' || left.tensor === right.tensor) return undefined;
    if (!sameShape(left.tensor, right.tensor)) return undefined;
    const residual = left.tensor === producer.output ? right.tensor : left.tensor;
    return {
      ...producer,
      name: consumer.name,
      residual,
      activation: consumer.activation,
      output: consumer.output,
    };
  });
}
