import { DeviceUnavailableError } from '@automodel/contracts';

const reason =
  'this runtime has no WebAssembly with SIMD; use a newer one (Node 16, Chrome 91, Firefox 89, Safari 16.4)';

/** Runtimes in which nothing runs: why, and the error. */
export const noVectors: { readonly reason: string; error(): DeviceUnavailableError } = {
  reason,
  error(): DeviceUnavailableError {
    return new DeviceUnavailableError({ devices: ['wasm'], reasons: [reason], remedy: 'Use another device.' });
  },
};
