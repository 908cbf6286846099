import type { StepOf } from '@automodel/compiler';
import type { Dispatch } from '../../kernels/dispatch.js';
import { generalConvolutionKernel } from '../../kernels/windows/general-convolution-kernel.js';
import type { OperationContext } from '../operation-context.js';
import { convolutionDispatch } from './convolution-dispatch.js';

/** A convolution whose weights are known at the run only, or over one or three axes. */
export function prepareGeneralConvolution(
  context: OperationContext,
  step: StepOf<'general-convolution'>,
): readonly Dispatch[] {
  return convolutionDispatch(context, step, { kernel: generalConvolutionKernel, windowsOver: 'input' });
}
