import type { GlobalAverageStep } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { globalAverageBlocks, globalAverageKernel } from '../kernels/global-average-kernel.js';
import { type OperationContext, placesOf } from './operation-context.js';

/** The mean over height and width. */
export function prepareGlobalAverage(context: OperationContext, step: GlobalAverageStep): Dispatch {
  const { batch, height, width, stride } = placesOf(context.tensor(step.input));
  const channelBlocks = stride / 4;
  return dispatch(globalAverageKernel(context.floats), {
    buffers: { image: context.slot(step.input), output: context.slot(step.output) },
    uniforms: { places: height * width, channelBlocks },
    workgroups: [Math.ceil(channelBlocks / globalAverageBlocks), batch, 1],
  });
}
