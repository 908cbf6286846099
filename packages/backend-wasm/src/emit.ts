import type { Backend } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { customSection } from './assembler/custom-section.js';
import { encodeProgramModule } from './assembler/encode-program-module.js';
import type { FunctionBuilder } from './assembler/function-builder.js';
import { detectInstructionSet } from './detect-instruction-set.js';
import { usualTile } from './kernels/usual-tile.js';
import { maximumPages } from './memory/shared-memory.js';
import { compileKernels } from './modules/compile-kernels.js';
import { type ModuleDescription, moduleSection } from './modules/module-description.js';
import { allSource } from './operations/all-source.js';
import { wasmWith } from './wasm-with.js';

/** Notes the kernels that models need, to write them to a file. */
export interface KernelRecorder {
  /** The device `wasm`, on one thread. */
  readonly backend: Backend<Model>;
  /** The bytes of a WebAssembly module with every kernel that sessions of `backend` have used. */
  encode(): Uint8Array<ArrayBuffer>;
}

/**
 * A backend that remembers its kernels, for runtimes that compile no WebAssembly at run time: load models with it at build time, run each with the
 * shapes that will be used, write `encode()` to a file, and pass the compiled file as `wasm({ module })`.
 */
export function kernelRecorder(): KernelRecorder {
  const kernels = new Map<string, FunctionBuilder>();
  const instructionSet = detectInstructionSet();
  const loader = {
    tile: instructionSet && usualTile(instructionSet),
    load(needed: readonly FunctionBuilder[], memory: Parameters<typeof compileKernels.load>[1]) {
      for (const kernel of needed) kernels.set(kernel.name, kernel);
      return compileKernels.load(needed, memory);
    },
  };
  return {
    backend: wasmWith(allSource, { threads: 1, worker: false }, loader),
    encode() {
      const description: ModuleDescription = { instructionSet: instructionSet ?? 'simd' };
      const sorted = [...kernels.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
      const module = encodeProgramModule(sorted, { shared: false, maximumPages });
      return Uint8Array.of(...module, ...customSection(moduleSection, JSON.stringify(description)));
    },
  };
}
