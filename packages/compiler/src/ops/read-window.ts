import type { NodeContext } from '../lowering/node-context.js';
import type { Window } from '../plan/plan.js';

function pair(context: NodeContext, values: readonly number[], what: string): readonly [number, number] {
  const [height, width] = values;
  if (values.length === 2 && height !== undefined && width !== undefined) return [height, width];
  return context.unsupported(`${what} [${values.join(', ')}], which are not over two dimensions`);
}

/** The window of a convolution or pooling; `auto_pad` in old files becomes explicit pads. */
export function readWindow(context: NodeContext, kernelShape: readonly number[]): Window {
  const kernel = pair(context, kernelShape, 'kernel');
  const strides = pair(context, context.integers('strides', [1, 1]), 'strides');
  const dilations = pair(context, context.integers('dilations', [1, 1]), 'dilations');
  const automatic = context.text('auto_pad', 'NOTSET');
  if (automatic === 'SAME_UPPER' || automatic === 'SAME_LOWER') {
    return { kernel, strides, dilations, pads: samePads(context, { kernel, strides, dilations }, automatic) };
  }
  const [top = 0, left = 0, bottom = 0, right = 0] =
    automatic === 'VALID' ? [] : context.integers('pads', [0, 0, 0, 0]);
  return { kernel, strides, dilations, pads: [top, left, bottom, right] };
}

/** The pads for which the output has ⌈size / stride⌉ places; the odd one goes where the name says. */
function samePads(
  context: NodeContext,
  { kernel, strides, dilations }: Omit<Window, 'pads'>,
  automatic: 'SAME_LOWER' | 'SAME_UPPER',
): Window['pads'] {
  const [, , height = 0, width = 0] = context.dims(0);
  const [vertical, horizontal] = [height, width].map((size, axis) => {
    const stride = strides[axis] ?? 1;
    const extent = ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;
    const total = Math.max((Math.ceil(size / stride) - 1) * stride + extent - size, 0);
    const smaller = Math.floor(total / 2);
    return automatic === 'SAME_UPPER' ? [smaller, total - smaller] : [total - smaller, smaller];
  });
  return [vertical?.[0] ?? 0, horizontal?.[0] ?? 0, vertical?.[1] ?? 0, horizontal?.[1] ?? 0];
}
