import { packPanel, packPanelName } from '../kernels/pack-panel.js';
import { winogradWeight, winogradWeightName } from '../kernels/winograd-weight.js';
import type { SessionMemory } from '../memory/session-memory.js';
import type { KernelLoader } from '../modules/kernel-loader.js';

/** The kernels that pack weights, over the memory of a session. */
export class PackingKernels {
  readonly #memory: SessionMemory;
  readonly #kernels: WebAssembly.Exports;
  /** Room for the factors of one panel, as float64. */
  readonly factors: number;

  private constructor(memory: SessionMemory, factors: number, kernels: WebAssembly.Exports) {
    this.#memory = memory;
    this.#kernels = kernels;
    this.factors = factors;
  }

  /** Takes its memory before it returns. */
  static async create(memory: SessionMemory, loader: KernelLoader): Promise<PackingKernels> {
    const factors = memory.allocate(64);
    const functions = [packPanel(), winogradWeight(2), winogradWeight(4)];
    return new PackingKernels(memory, factors, await loader.load(functions, memory).exports);
  }

  packPanel(factors: readonly number[], values: readonly number[]): void {
    new Float32Array(this.#memory.memory.buffer, this.factors, 8).set(factors);
    this.#call(packPanelName, ...values);
  }

  winogradWeight(size: 2 | 4, factors: readonly number[], values: readonly number[]): void {
    new Float64Array(this.#memory.memory.buffer, this.factors, 2).set(factors);
    this.#call(winogradWeightName(size), ...values);
  }

  #call(name: string, ...values: readonly number[]): void {
    const kernel = this.#kernels[name];
    if (typeof kernel === 'function') kernel(...values);
  }
}
