import { Decomposition } from '../lowering/decomposition.js';
import type { NodeContext } from '../lowering/node-context.js';
import { range } from '../lowering/range.js';
import type { Step } from '../plan/plan.js';

/** DynamicQuantizeLinear: the range of the input with 0 in it becomes that of uint8. */
export function lowerDynamicQuantizeLinear(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const input = context.operand(0);
  const axes = range(context.dims(0).length);
  const zero = steps.constant([0], []);
  const low = steps.binary('min', steps.reshape(steps.reduce('min', input, axes), []), zero);
  const high = steps.binary('max', steps.reshape(steps.reduce('max', input, axes), []), zero);
  const scale = steps.binary('div', steps.binary('sub', high, low), steps.constant([255], []), context.output(1));
  const point = { kind: 'quantize', inputs: [steps.unary('neg', low), scale], axis: 0, blockSize: 0 } as const;
  const zeroPoint = steps.add(point, [], 'uint8', context.output(2));
  const whole = { kind: 'quantize', inputs: [input, scale, zeroPoint], axis: 0, blockSize: 0 } as const;
  steps.add(whole, context.dims(0), 'uint8', context.output());
  return steps.steps;
}
