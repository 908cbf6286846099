import { unsupportedOperators } from '@automodel/compiler';
import { type Backend, contractVersion, DeviceUnavailableError } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { detectInstructionSet } from './detect-instruction-set.js';
import { packageIdentity } from './package-identity.js';
import { WasmSession } from './session/wasm-session.js';

const noVectors =
  'this runtime has no WebAssembly with SIMD; use a newer one (Node 16, Chrome 91, Firefox 89, Safari 16.4)';

/** Our own engine on WebAssembly SIMD: the device `wasm`. */
export function wasm(): Backend<Model> {
  return {
    kind: 'backend',
    key: 'wasm',
    package: packageIdentity,
    contract: contractVersion,
    devices: [{ name: 'wasm', description: "automodel's own engine on WebAssembly SIMD", priority: -1 }],
    async unavailable() {
      return detectInstructionSet() === undefined ? noVectors : undefined;
    },
    unsupported: (model) => unsupportedOperators(model),
    async createSession(model, weights, options) {
      const instructionSet = detectInstructionSet();
      if (instructionSet === undefined) {
        throw new DeviceUnavailableError({ devices: ['wasm'], reasons: [noVectors], remedy: 'Use another device.' });
      }
      return WasmSession.create(model, weights, options, instructionSet);
    },
  };
}
