import type { FunctionBuilder } from '../assembler/function-builder.js';
import type { ProductTile } from '../kernels/product-tile.js';
import type { SessionMemory } from '../memory/session-memory.js';

/** Kernels over the memory of a session. */
export interface LoadedKernels {
  /** By name, with `runProgram`. */
  readonly exports: Promise<WebAssembly.Exports>;
  /** The numbers by which programs call them. */
  readonly indices: ReadonlyMap<string, number>;
  /** The module, for other threads; empty where these cannot compile it. */
  readonly bytes: Uint8Array;
}

/** How a session comes by its kernels. */
export interface KernelLoader {
  /** The tile of kernels for other machines than this one. */
  readonly tile?: ProductTile | undefined;
  load(kernels: readonly FunctionBuilder[], memory: SessionMemory): LoadedKernels;
}
