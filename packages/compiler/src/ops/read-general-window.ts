import type { NodeContext } from '../lowering/node-context.js';
import type { GeneralWindow } from '../plan/general-step.js';

/** The window of a convolution or pooling over any number of axes; `auto_pad` becomes explicit pads. */
export function readGeneralWindow(
  context: NodeContext,
  kernel: readonly number[],
  spatial: readonly number[] = context.dims(0).slice(2),
): GeneralWindow {
  const strides = context.integers(
    'strides',
    kernel.map(() => 1),
  );
  const dilations = context.integers(
    'dilations',
    kernel.map(() => 1),
  );
  const automatic = context.text('auto_pad', 'NOTSET');
  const pads = context.integers(
    'pads',
    [...kernel, ...kernel].map(() => 0),
  );
  const sides = kernel.map((size, axis): readonly [number, number] => {
    if (automatic === 'VALID') return [0, 0];
    if (automatic !== 'SAME_UPPER' && automatic !== 'SAME_LOWER') {
      return [pads[axis] ?? 0, pads[axis + kernel.length] ?? 0];
    }
    // As many places as ⌈size / stride⌉; the odd one goes where the name says.
    const [stride, length] = [strides[axis] ?? 1, spatial[axis] ?? 1];
    const extent = (size - 1) * (dilations[axis] ?? 1) + 1;
    const total = Math.max((Math.ceil(length / stride) - 1) * stride + extent - length, 0);
    const smaller = Math.floor(total / 2);
    return automatic === 'SAME_UPPER' ? [smaller, total - smaller] : [total - smaller, smaller];
  });
  return {
    kernel,
    strides,
    dilations,
    before: sides.map(([before]) => before),
    after: sides.map(([, after]) => after),
  };
}
