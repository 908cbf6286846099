import { axisOf } from '../lowering/axis-of.js';
import { general } from '../lowering/general.js';
import type { NodeContext } from '../lowering/node-context.js';
import type { GeneralStep } from '../plan/general-step.js';

/** QuantizeLinear and DequantizeLinear. */
export function lowerQuantization(context: NodeContext, kind: 'dequantize' | 'quantize'): GeneralStep {
  return general(context, {
    kind,
    axis: axisOf(context, context.integer('axis', 1)),
    blockSize: context.integer('block_size', 0),
  });
}
