import type { Dimension } from '../ir/shape.js';
import type { InferenceContext } from '../schema/inference-context.js';

/**
 * The spatial dimensions that remain when a window slides over others: floor((size + pads - extent) / stride) + 1 with
 * extent = dilation · (kernel - 1) + 1, as the node's attributes say.
 * @param spatial the dimensions behind batch and channels
 * @param kernel the window, one size per spatial dimension
 * @throws {InvalidGraphError} if an attribute does not have one value per axis, or the window does not fit
 */
export function slideWindow(
  context: InferenceContext,
  spatial: readonly Dimension[],
  kernel: readonly Dimension[],
): readonly Dimension[] {
  const axes = spatial.length;
  const ones = spatial.map(() => 1);
  const strides = context.integers('strides') ?? ones;
  const dilations = context.integers('dilations') ?? ones;
  const pads = context.integers('pads') ?? [...ones, ...ones].fill(0);
  const autoPad = context.text('auto_pad', 'NOTSET');
  const fail = (): never => context.fail('window', spatial, kernel, strides, dilations, pads, autoPad);
  const sizes = [strides, dilations, kernel];
  if (sizes.some(({ length }) => length !== axes) || pads.length !== 2 * axes) fail();
  if (sizes.flat().some((value) => typeof value === 'number' && value < 1)) fail();
  return spatial.map((size, axis) => {
    const stride = strides[axis] ?? 1;
    const window = kernel[axis] ?? null;
    if (typeof size !== 'number') return null;
    if (autoPad === 'SAME_UPPER' || autoPad === 'SAME_LOWER') return Math.ceil(size / stride);
    if (typeof window !== 'number') return null;
    const [begin = 0, end = 0] = autoPad === 'VALID' ? [] : [pads[axis], pads[axis + axes]];
    const room = size + begin + end - (dilations[axis] ?? 1) * (window - 1) - 1;
    if (room < 0) fail();
    if (context.integer('ceil_mode', 0) === 0) return Math.floor(room / stride) + 1;
    const count = Math.ceil(room / stride) + 1;
    // A last window that starts in the padding behind the input is left out, as in PyTorch and onnxruntime.
    return (count - 1) * stride >= size + begin ? count - 1 : count;
  });
}
