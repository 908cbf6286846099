import { BackendError, type TensorValue } from '@automodel/contracts';
import type { SelectedDevice } from '../device/select-device.js';
import type { Tensor } from '../tensor.js';

/**
 * What a backend gave, as a Tensor.
 * @throws {BackendError} if it is none.
 */
export function asTensor(value: TensorValue | undefined, { backend }: SelectedDevice): Tensor {
  if (value !== undefined && isTensor(value)) return value;
  throw new BackendError({
    backend: backend.key,
    operation: 'run',
    reason: value === undefined ? 'an output is missing.' : 'an output is no Tensor of onnxruntime-common.',
    remedy: `Report it to the authors of ${backend.package.name}.`,
  });
}

// Not instanceof: a backend may have another copy of onnxruntime-common, whose Tensor is the same in all but identity.
function isTensor(value: TensorValue): value is Tensor {
  return 'getData' in value && 'location' in value;
}
