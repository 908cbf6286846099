import type { NodeRun } from '../node-run.js';
import type { WindowPlan } from './window-plan.js';

/** The plan that a node's attributes and its input's spatial dims make. */
export function planWindows(run: NodeRun, spatial: readonly number[], kernelDims?: readonly number[]): WindowPlan {
  const kernel = run.integers('kernel_shape') ?? kernelDims ?? run.fail('the attribute kernel_shape is missing');
  const strides = run.integers('strides') ?? spatial.map(() => 1);
  const dilations = run.integers('dilations') ?? spatial.map(() => 1);
  const pads = run.integers('pads') ?? [...spatial, ...spatial].map(() => 0);
  const automatic = run.text('auto_pad', 'NOTSET');
  const extent = (axis: number): number => ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;
  const padding = spatial.map((length, axis): readonly [number, number] => {
    if (automatic === 'NOTSET') return [pads[axis] ?? 0, pads[axis + spatial.length] ?? 0];
    if (automatic === 'VALID') return [0, 0];
    const stride = strides[axis] ?? 1;
    const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + extent(axis) - length);
    const less = Math.floor(total / 2);
    return automatic === 'SAME_UPPER' ? [less, total - less] : [total - less, less];
  });
  const output = spatial.map((length, axis) => {
    const [before, after] = padding[axis] ?? [0, 0];
    const stride = strides[axis] ?? 1;
    const steps = (length + before + after - extent(axis)) / stride;
    const isCeiled = run.integer('ceil_mode', 0) !== 0;
    const size = (isCeiled ? Math.ceil(steps) : Math.floor(steps)) + 1;
    // A window that would begin in the padding after the input is left out.
    return isCeiled && (size - 1) * stride >= length + before ? size - 1 : size;
  });
  const [before, after] = [padding.map(([first]) => first), padding.map(([, last]) => last)];
  return { kernel, strides, dilations, before, after, output };
}
