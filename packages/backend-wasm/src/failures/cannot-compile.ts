import { BackendError } from '@automodel/contracts';

/** The error of a runtime that refuses to compile WebAssembly at run time. */
export function cannotCompile(cause: unknown): BackendError {
  return new BackendError({
    backend: 'wasm',
    operation: 'create a session',
    reason: `this runtime does not compile WebAssembly at run time (${cause instanceof Error ? cause.message : cause}).`,
    remedy:
      "Of a page, let the policy have script-src 'wasm-unsafe-eval'; elsewhere, such as in Cloudflare's workerd, pass a module that was made at build time: wasm({ module }).",
    cause,
  });
}
