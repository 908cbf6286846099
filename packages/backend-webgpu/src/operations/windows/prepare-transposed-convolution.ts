import type { StepOf } from '@automodel/compiler';
import type { Dispatch } from '../../kernels/dispatch.js';
import { transposedConvolutionKernel } from '../../kernels/windows/transposed-convolution-kernel.js';
import type { OperationContext } from '../operation-context.js';
import { convolutionDispatch } from './convolution-dispatch.js';

/** A transposed convolution that is no product with constant weights. Where the convolution that goes the other way reads, this one writes. */
export function prepareTransposedConvolution(
  context: OperationContext,
  step: StepOf<'transposed-convolution'>,
): readonly Dispatch[] {
  return convolutionDispatch(context, step, { kernel: transposedConvolutionKernel, windowsOver: 'output' });
}
