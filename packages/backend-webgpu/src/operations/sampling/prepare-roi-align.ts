import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { roiAlignKernel } from '../../kernels/sampling/roi-align-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Regions of images in grids of one size. */
export function prepareRoiAlign(context: OperationContext, step: StepOf<'roi-align'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input, boxes, images) => {
    if (input === undefined || boxes === undefined || images === undefined) return [];
    const [, channels = 1, height = 1, width = 1] = input.dims;
    const [, , rows = 1, columns = 1] = output.dims;
    const types = { input: input.type, boxes: boxes.type, images: images.type, output: output.type };
    return dispatch(roiAlignKernel({ mode: step.mode, isHalfPixel: step.isHalfPixel, ...types }), {
      buffers: { input: input.slot, boxes: boxes.slot, images: images.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, channels, height, width, rows, columns },
        ...{ samples: step.samplingRatio, scale: step.spatialScale },
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
