import type { TensorValue } from '@automodel/contracts';
import type { SelectedDevice } from '../device/select-device.js';
import { loadFailures } from '../failures/load-failures.js';
import type { Tensor } from '../tensor.js';

/**
 * What a backend gave, as a Tensor.
 * @throws {BackendError} if it is none.
 */
export async function asTensor(value: TensorValue | undefined, { backend }: SelectedDevice): Promise<Tensor> {
  if (value !== undefined && isTensor(value)) return value;
  throw (await loadFailures()).noTensor(value, backend);
}

// Not instanceof: a backend may have another copy of onnxruntime-common, whose Tensor is the same in all but identity.
function isTensor(value: TensorValue): value is Tensor {
  return 'getData' in value && 'location' in value;
}
