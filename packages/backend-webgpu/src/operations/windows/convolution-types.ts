import type { ConvolutionTypes } from '../../kernels/windows/convolution-inputs.js';
import type { DenseTensor } from '../dense-step.js';

/** The types of a convolution's tensors. */
export function convolutionTypes(
  output: DenseTensor,
  input: DenseTensor,
  weight: DenseTensor,
  bias: DenseTensor | undefined,
): ConvolutionTypes {
  return { input: input.type, weight: weight.type, bias: (bias ?? weight).type, output: output.type };
}
