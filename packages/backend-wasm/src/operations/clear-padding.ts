import { elementBytes, type TensorIndex } from '@automodel/compiler';
import { bitsView } from '../memory/element-array.js';
import { type OperationContext, placesOf } from './operation-context.js';
import type { Task } from './task.js';

/**
 * Sets the channels that only pad a tensor to zero, for tensors that scripts write: weights of zero make nothing of what is finite there, but
 * NaN of an infinity, such as the logarithm of zero. Kernels keep finite what is finite.
 */
export function clearPadding(context: OperationContext, output: TensorIndex): readonly Task[] {
  const tensor = context.tensor(output);
  const { channels, count, stride } = placesOf(tensor);
  if (tensor.layout !== 'channels-last' || channels === stride) return [];
  const start = context.address(output) / elementBytes(tensor.dataType);
  return [
    {
      kind: 'script',
      name: `${tensor.name} (padding)`,
      run({ buffer }) {
        const elements = bitsView(buffer, tensor.dataType);
        for (let place = start; place < start + count * stride; place += stride) {
          elements.fill(0, place + channels, place + stride);
        }
      },
    },
  ];
}
