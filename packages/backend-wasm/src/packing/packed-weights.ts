import type { SessionMemory } from '../memory/session-memory.js';
import type { WeightReader } from './weight-reader.js';

/**
 * Weights in the forms that kernels read, by key (weight × form): each is packed once and serves the plans of all shapes.
 */
export class PackedWeights {
  readonly reader: WeightReader;
  readonly #memory: SessionMemory;
  readonly #packings = new Map<string, Promise<number>>();

  constructor(memory: SessionMemory, reader: WeightReader) {
    this.#memory = memory;
    this.reader = reader;
  }

  /**
   * The address of a packing, made at its first use.
   * @param write fills zeroed memory.
   */
  pack(
    key: string,
    floats: number,
    write: (reader: WeightReader) => Promise<(target: Float32Array) => void>,
  ): Promise<number> {
    const known = this.#packings.get(key);
    if (known !== undefined) return known;
    const packing = this.#make(floats, write);
    this.#packings.set(key, packing);
    // A failure is not remembered: the next plan reads the weight again.
    packing.catch(() => this.#packings.delete(key));
    return packing;
  }

  async #make(
    floats: number,
    write: (reader: WeightReader) => Promise<(target: Float32Array) => void>,
  ): Promise<number> {
    const fill = await write(this.reader);
    const address = this.#memory.allocate(floats * 4);
    fill(this.#memory.floats.subarray(address / 4, address / 4 + floats));
    return address;
  }
}
