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
  const strides = perAxis(context, 'strides', axes);
  const dilations = perAxis(context, 'dilations', axes);
  const pads = context.integers('pads') ?? new Array<number>(2 * axes).fill(0);
  const autoPad = context.text('auto_pad', 'NOTSET');
  if (pads.length !== 2 * axes) context.fail(`pads must have ${2 * axes} values, but has ${pads.length}`);
  if (kernel.length !== axes)
    context.fail(`the window has ${kernel.length} dimensions; the input has ${axes} spatial ones`);
  return spatial.map((size, axis) => {
    const stride = strides[axis] ?? 1;
    const window = kernel[axis] ?? null;
    if (typeof window === 'number' && window < 1)
      context.fail(`the window has ${window} elements along spatial axis ${axis}`);
    if (typeof size !== 'number') return null;
    if (autoPad === 'SAME_UPPER' || autoPad === 'SAME_LOWER') return Math.ceil(size / stride);
    if (typeof window !== 'number') return null;
    const [begin = 0, end = 0] = autoPad === 'VALID' ? [] : [pads[axis], pads[axis + axes]];
    const extent = (dilations[axis] ?? 1) * (window - 1) + 1;
    const room = size + begin + end - extent;
    if (room < 0) {
      context.fail(
        `the window of ${extent} along spatial axis ${axis} is larger than the padded input of ${size + begin + end}`,
      );
    }
    if (context.integer('ceil_mode', 0) === 0) return Math.floor(room / stride) + 1;
    const count = Math.ceil(room / stride) + 1;
    // A last window that starts in the padding behind the input is left out, as in PyTorch and onnxruntime.
    return (count - 1) * stride >= size + begin ? count - 1 : count;
  });
}

function perAxis(context: InferenceContext, attribute: string, axes: number): readonly number[] {
  const values = context.integers(attribute) ?? new Array<number>(axes).fill(1);
  if (values.length !== axes) context.fail(`${attribute} must have ${axes} values, but has ${values.length}`);
  if (values.some((value) => value < 1))
    context.fail(`${attribute} must be at least 1, but are [${values.join(', ')}]`);
  return values;
}
