import type { TensorValue } from '@automodel/contracts';
import type { SentTensor } from './sent-tensor.js';

/**
 * A tensor as a message holds it. Only the elements travel, not what else lies in their buffer.
 * @param transfer collects the memory that goes along rather than being copied; undefined to copy.
 */
export function sendTensor(tensor: TensorValue, transfer: Set<ArrayBuffer> | undefined): SentTensor {
  const { type, dims } = tensor;
  const isHere = 'data' in tensor && (!('location' in tensor) || tensor.location === 'cpu');
  const data = isHere ? tensor.data : undefined;
  if (!ArrayBuffer.isView(data) || !('slice' in data) || typeof data.slice !== 'function') return { type, dims, data };
  const isWhole = data.byteLength === data.buffer.byteLength;
  if (isWhole && transfer !== undefined && data.buffer instanceof ArrayBuffer) transfer.add(data.buffer);
  return { type, dims, data: isWhole ? data : data.slice() };
}
