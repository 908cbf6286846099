import { setFlagsFromString } from 'node:v8';
import type { SetV8Flags } from './set-v8-flags.js';

export const setV8Flags: SetV8Flags = () => {
  const { bun, deno, v8 = '' } = process.versions;
  const none = (obstacle: string) => ({ hasWideVectors: false, obstacle });
  if (bun !== undefined || deno !== undefined) return none('v8Flags has an effect in Node alone');
  const version = Number.parseInt(v8, 10);
  // What a version of V8 can do, but does only if told to.
  if (version === 11) {
    setFlagsFromString('--experimental-wasm-relaxed-simd');
    return { hasWideVectors: false };
  }
  if (version < 13) return none(`V8 ${v8} has no flag that makes kernels faster`);
  setFlagsFromString('--experimental-wasm-revectorize');
  return { hasWideVectors: true };
};
