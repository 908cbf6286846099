import { packPanel, packPanelName } from '../kernels/pack-panel.js';
import { type WidenedType, widen, widenName } from '../kernels/widen.js';
import { widenBytes, widenBytesName } from '../kernels/widen-bytes.js';
import { winogradWeight, winogradWeightName } from '../kernels/winograd-weight.js';
import type { SessionMemory } from '../memory/session-memory.js';
import type { KernelLoader } from '../modules/kernel-loader.js';

const widenedTypes: readonly WidenedType[] = ['bfloat16', 'float16', 'float64'];

/** The kernels that pack weights, over the memory of a session. */
export class PackingKernels {
  readonly #memory: SessionMemory;
  readonly #kernels: WebAssembly.Exports;
  /** Room for the factors of one panel, as float64. */
  readonly factors: number;

  private constructor(memory: SessionMemory, kernels: WebAssembly.Exports) {
    this.#memory = memory;
    this.#kernels = kernels;
    this.factors = memory.allocate(64);
  }

  static async create(memory: SessionMemory, loader: KernelLoader): Promise<PackingKernels> {
    const functions = [packPanel(), winogradWeight(2), winogradWeight(4), widenBytes(), ...widenedTypes.map(widen)];
    return new PackingKernels(memory, await loader.load(functions, memory).exports);
  }

  /** Bytes that an element takes, for a type that `widen` reads. */
  static widenedBytes(type: string): number | undefined {
    if (type === 'float64') return 8;
    return type === 'float16' || type === 'bfloat16' ? 2 : undefined;
  }

  /** Writes `count` elements as float32. */
  widen(type: string, source: number, target: number, count: number): void {
    const name = widenedTypes.find((candidate) => candidate === type);
    if (name !== undefined && count > 0) this.#call(widenName(name), source, target, target + count * 4);
  }

  /** Writes `count` int8 as float32, times a factor; up to 32 bytes behind them too. */
  widenBytes(source: number, target: number, count: number, factor: number): void {
    new Float32Array(this.#memory.memory.buffer, this.factors, 1).fill(factor);
    if (count > 0) this.#call(widenBytesName, source, target, target + count * 4, this.factors);
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
