import type { Shape } from '../ir/shape.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { AttributeSchema } from '../schema/operator-schema.js';
import { mergeDimensions } from './merge-dimensions.js';
import { slideWindow } from './slide-window.js';

/** The attributes of all convolutions but the transposed and deformable ones. */
export const convolutionAttributes: Readonly<Record<string, AttributeSchema>> = {
  auto_pad: { type: 'string' },
  dilations: { type: 'ints' },
  group: { type: 'int' },
  kernel_shape: { type: 'ints' },
  pads: { type: 'ints' },
  strides: { type: 'ints' },
};

/**
 * The shape of a convolution's output: [batch, output channels, …spatial].
 * @param input [batch, channels, …spatial]
 * @param weight [output channels, channels / group, …kernel]
 * @throws {InvalidGraphError} if they do not fit
 */
export function inferConvolution(context: InferenceContext, input: Shape, weight: Shape): Shape {
  if (input === undefined) return undefined;
  const [batch = null, channels = null, ...spatial] = input;
  if (weight === undefined) return [batch, null, ...spatial.map(() => null)];
  const [outputChannels = null, groupChannels = null, ...weightKernel] = weight;
  if (input.length < 3 || input.length !== weight.length) {
    context.fail('convolution', input, weight);
  }
  const group = context.integer('group', 1);
  const weightChannels = typeof groupChannels === 'number' ? groupChannels * group : null;
  mergeDimensions(context, channels, weightChannels, 'channels');
  if (typeof outputChannels === 'number' && outputChannels % group !== 0) {
    context.fail('group', outputChannels, group);
  }
  const kernel = context.integers('kernel_shape');
  const merged = weightKernel.map((size, axis) => mergeDimensions(context, size, kernel?.[axis] ?? null, 'kernel'));
  return [batch, outputChannels, ...slideWindow(context, spatial, merged)];
}
