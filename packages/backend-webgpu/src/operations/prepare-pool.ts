import type { PoolStep } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { poolKernel, poolSize } from '../kernels/pool-kernel.js';
import { type OperationContext, placesOf } from './operation-context.js';

/** Windows of more taps are read tap by tap: they would need too many registers at once. */
const fewTaps = 9;

/** Maximum and average pooling. */
export function preparePool(context: OperationContext, step: PoolStep): Dispatch {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const blocks = output.stride / 4;
  const [padTop, padLeft, padBottom, padRight] = step.pads;
  const [kernelHeight, kernelWidth] = step.kernel;
  const window = kernelHeight * kernelWidth <= fewTaps ? ([kernelHeight, kernelWidth] as const) : undefined;
  return dispatch(poolKernel({ floats: context.floats, mode: step.mode, window }), {
    buffers: { image: context.slot(step.input), output: context.slot(step.output) },
    uniforms: {
      ...{ batch: input.batch, height: input.height, width: input.width, blocks },
      ...{ outputHeight: output.height, outputWidth: output.width },
      kernelHeight,
      kernelWidth,
      ...{ strideY: step.strides[0], strideX: step.strides[1] },
      ...{ dilationY: step.dilations[0], dilationX: step.dilations[1] },
      ...{ padTop, padLeft, padBottom, padRight, countIncludesPads: Number(step.countIncludesPads) },
    },
    workgroups: linearWorkgroups(output.count * blocks, poolSize),
  });
}
