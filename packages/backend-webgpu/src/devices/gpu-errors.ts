import { BackendError, DeviceUnavailableError } from '@automodel/contracts';

/** The text of whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** No adapter or device can be had; `reason` says why. */
export function unavailableError(reason: string, cause?: unknown): DeviceUnavailableError {
  return new DeviceUnavailableError({
    devices: ['webgpu'],
    reasons: [reason],
    remedy: 'Use another device, such as wasm.',
    cause,
  });
}

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
