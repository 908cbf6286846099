import type { ConvolutionStep, ImagePlaces } from '@automodel/compiler';

/** Groups of fewer channels than this would leave most of a product's tile empty. */
const smallestGroup = 16;

/** In which form a convolution runs. */
export function convolutionForm(
  { group }: ConvolutionStep,
  input: ImagePlaces,
  output: ImagePlaces,
): 'depthwise' | 'grouped' | 'product' {
  if (group === 1) return 'product';
  if (group === input.channels && group === output.channels) return 'depthwise';
  const sizes = [input.channels / group, output.channels / group];
  return sizes.every((size) => size % 4 === 0 && size >= smallestGroup) ? 'product' : 'grouped';
}
