import type { TensorIndex } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { fillKernel, fillSize } from '../kernels/fill-kernel.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { storedElements } from './element-strides.js';
import type { OperationContext } from './operation-context.js';

/** Fills a tensor with one number, the channels that pad too. */
export function fillTensor(context: OperationContext, index: TensorIndex, value: number): Dispatch {
  const count = storedElements(context.tensor(index));
  return dispatch(fillKernel(context.storedType(index)), {
    buffers: { output: context.slot(index) },
    uniforms: { count, value },
    workgroups: linearWorkgroups(Math.ceil(count / 4), fillSize),
  });
}
