import type { NodeContext } from '../lowering/node-context.js';
import type { SoftmaxStep } from '../plan/plan.js';

/** Softmax over one axis. */
export function lowerSoftmax(context: NodeContext, form: SoftmaxStep['form'] = 'soft'): SoftmaxStep {
  const rank = context.dims(0).length;
  const axis = context.integer('axis', -1);
  return {
    kind: 'softmax',
    name: context.node.name,
    input: context.tensor(0),
    axis: axis < 0 ? axis + rank : axis,
    form,
    output: context.output(),
  };
}
