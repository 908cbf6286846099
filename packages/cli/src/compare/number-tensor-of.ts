import type { Tensor, TensorValue } from '@automodel/core';
import type { NumberTensor } from './number-tensor.js';

/** What a session gave, as numbers of its own: sessions may use the memory again. */
export async function numberTensorOf(value: TensorValue | undefined): Promise<NumberTensor> {
  if (!isTensor(value)) return { dims: [], data: [] };
  const data = await value.getData();
  return { dims: [...value.dims], data: Array.isArray(data) ? data.map(Number) : data.slice() };
}

// Sessions give onnxruntime-common's Tensor, of whichever copy of that package: its methods tell, not its class.
function isTensor(value: TensorValue | undefined): value is Tensor {
  return value !== undefined && 'getData' in value;
}
