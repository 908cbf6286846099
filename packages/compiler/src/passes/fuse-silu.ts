import type { Draft } from '../lowering/draft.js';
import type { Step } from '../plan/plan.js';
import { fusePairs } from './fuse-pairs.js';

/** Makes one function of x × sigmoid(x) (SiLU, https://arxiv.org/abs/1702.03118), so that it can go into the step before it. */
export function fuseSilu(draft: Draft): Draft {
  return fusePairs(draft, (producer, consumer): Step | undefined => {
    if (producer.kind !== 'unary' || producer.function.name !== 'sigmoid') return undefined;
    if (consumer.kind !== 'binary' || consumer.operator !== 'mul') return undefined;
    const { name, output, left, right } = consumer;
    const factors = [left, right].map((operand) => (operand.kind === 'tensor' ? operand.tensor : undefined));
    if (!factors.includes(producer.input) || !factors.includes(producer.output)) return undefined;
    return { kind: 'unary', name, input: producer.input, function: { name: 'silu', parameters: [] }, output };
  });
}
