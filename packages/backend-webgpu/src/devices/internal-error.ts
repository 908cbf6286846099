import { BackendError } from '@automodel/contracts';

/** A mistake of ours: what the person who sees it can do is to tell us. */
export function internalError(operation: BackendError['operation'], reason: string, cause?: unknown): BackendError {
  return new BackendError({
    backend: 'webgpu',
    operation,
    reason,
    remedy: 'Report it as a bug of @automodel/backend-webgpu.',
    cause,
  });
}
