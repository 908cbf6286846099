import type { TensorIndex } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import { channelStride } from '../memory/channel-stride.js';
import { fillTensor } from './fill-tensor.js';
import type { OperationContext } from './operation-context.js';

/**
 * Zeros for a tensor whose channels are padded, before kernels that write the others alone: what another tensor left in the buffer may be no
 * number, of which weights of zero would not make zero.
 */
export function clearPadding(context: OperationContext, index: TensorIndex): readonly Dispatch[] {
  const { dims, layout } = context.tensor(index);
  const channels = dims[1] ?? 1;
  return layout === 'channels-last' && channels !== channelStride(channels) ? [fillTensor(context, index, 0)] : [];
}
