import { BackendError } from '@automodel/contracts';
import { encodeProgramModule } from '../assembler/encode-program-module.js';
import { maximumPages, type SessionMemory } from '../memory/session-memory.js';
import type { KernelLoader } from './kernel-loader.js';

/** Writes a module with just the kernels that are needed, and compiles it. */
export const compileKernels: KernelLoader = {
  load(kernels, memory) {
    const bytes = encodeProgramModule(kernels, { shared: memory.isShared, maximumPages });
    return {
      bytes,
      indices: new Map(kernels.map(({ name }, index) => [name, index])),
      exports: compile(bytes, memory),
    };
  },
};

async function compile(bytes: Uint8Array<ArrayBuffer>, { memory }: SessionMemory): Promise<WebAssembly.Exports> {
  try {
    const { instance } = await WebAssembly.instantiate(bytes, { environment: { memory } });
    return instance.exports;
  } catch (cause) {
    throw new BackendError({
      backend: 'wasm',
      operation: 'create a session',
      reason: `this runtime does not compile WebAssembly at run time (${cause instanceof Error ? cause.message : cause}).`,
      remedy:
        "Of a page, let the policy have script-src 'wasm-unsafe-eval'; elsewhere, such as in Cloudflare's workerd, pass a module that was made at build time: wasm({ module }).",
      cause,
    });
  }
}
