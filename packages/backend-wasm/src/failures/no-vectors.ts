import { DeviceUnavailableError } from '@automodel/contracts';
import { obstacleTo } from './obstacle-to.js';

/** The error of a runtime in which nothing runs. */
export function noVectors(): DeviceUnavailableError {
  return new DeviceUnavailableError({
    devices: ['wasm'],
    reasons: [obstacleTo('wasm')],
    remedy: 'Use another device.',
  });
}
