import { DeviceUnavailableError } from '@automodel/contracts';

/** No adapter or device can be had; `reason` says why. */
export function unavailableError(reason: string, cause?: unknown): DeviceUnavailableError {
  return new DeviceUnavailableError({
    devices: ['webgpu'],
    reasons: [reason],
    remedy: 'Use another device, such as wasm.',
    cause,
  });
}
