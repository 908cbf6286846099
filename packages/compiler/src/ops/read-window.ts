import { GraphProblem } from '@automodel/onnx';
import type { NodeContext } from '../lowering/node-context.js';
import type { Window } from '../plan/plan.js';

function pair(context: NodeContext, values: readonly number[], what: string): readonly [number, number] {
  const [height, width] = values;
  if (values.length === 2 && height !== undefined && width !== undefined) return [height, width];
  return context.unsupported('window', what, values);
}

/** The window of a convolution or pooling; `auto_pad` in old files becomes explicit pads. */
export function readWindow(context: NodeContext, kernelShape: readonly number[]): Window {
  const kernel = pair(context, kernelShape, 'kernel');
  const strides = pair(context, context.integers('strides', [1, 1]), 'strides');
  const dilations = pair(context, context.integers('dilations', [1, 1]), 'dilations');
  const automatic = context.text('auto_pad', 'NOTSET');
  if (automatic === 'SAME_UPPER' || automatic === 'SAME_LOWER') {
    const { rare } = context.state;
    if (rare === undefined) throw new GraphProblem(context.node, 'rare', automatic);
    return { kernel, strides, dilations, pads: rare.samePads(context, kernel) };
  }
  const [top = 0, left = 0, bottom = 0, right = 0] =
    automatic === 'VALID' ? [] : context.integers('pads', [0, 0, 0, 0]);
  return { kernel, strides, dilations, pads: [top, left, bottom, right] };
}
