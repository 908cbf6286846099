import { encodeProgramModule } from '../assembler/encode-program-module.js';
import type { SessionMemory } from '../memory/session-memory.js';
import { maximumPages } from '../memory/shared-memory.js';
import { loadRare } from '../rare/load-rare.js';
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
    throw (await loadRare()).cannotCompile(cause);
  }
}
