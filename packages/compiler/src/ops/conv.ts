import type { NodeContext } from '../lowering/node-context.js';
import type { ConvolutionStep, Window } from '../plan/plan.js';
import { readWindow } from './read-window.js';

/** Conv over two dimensions, with constant weights. */
export function lowerConv(context: NodeContext): ConvolutionStep {
  const weight = context.weight(1);
  const [, , ...kernel] = weight.dims;
  const window: Window = readWindow(context, kernel);
  return {
    kind: 'convolution',
    name: context.node.name,
    ...window,
    input: context.tensor(0),
    weight,
    bias: context.optionalWeight(2),
    normalization: undefined,
    group: context.integer('group', 1),
    residual: undefined,
    activation: undefined,
    output: context.output(),
  };
}
