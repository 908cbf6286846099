import { DeviceUnavailableError } from '@automodel/contracts';

/** The error of a runtime in which no tile computes what it should. */
export function wrongResults(): DeviceUnavailableError {
  return new DeviceUnavailableError({
    devices: ['wasm'],
    reasons: ['the runtime computes wrong results with every kind of kernel that there is'],
    remedy: 'Use another device, and report the runtime and its version to the authors of @automodel/backend-wasm.',
  });
}
