import { type Backend, BackendError, type TensorValue } from '@automodel/contracts';

/** The error for an output of a backend that is missing, or no Tensor. */
export function noTensor(value: TensorValue | undefined, backend: Backend): BackendError {
  return new BackendError({
    backend: backend.key,
    operation: 'run',
    reason: value === undefined ? 'an output is missing.' : 'an output is no Tensor of onnxruntime-common.',
    remedy: `Report it to the authors of ${backend.package.name}.`,
  });
}
