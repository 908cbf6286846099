import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { requantizeKernel } from '../../kernels/quantization/requantize-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { integerRange } from './integer-range.js';
import { scaleUniforms } from './scale-uniforms.js';

/** Sums of products of integers to integers of 8 bits. */
export function prepareRequantize(context: OperationContext, step: StepOf<'requantize'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input, left, right, outputScale, zeroPoint) => {
    if (input === undefined || left === undefined || right === undefined) return [];
    if (outputScale === undefined || zeroPoint === undefined) return [];
    const scales = { left: left.slot, right: right.slot, outputScale: outputScale.slot };
    return dispatch(requantizeKernel({ left: left.type, right: right.type, outputScale: outputScale.type }), {
      buffers: { ...scales, input: input.slot, zeroPoint: zeroPoint.slot, output: output.slot },
      uniforms: {
        count: output.count,
        ...integerRange(context.tensor(step.output).dataType),
        ...scaleUniforms(output.dims, right.dims, { axis: step.axis, blockSize: 0 }),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
