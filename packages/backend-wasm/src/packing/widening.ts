import { type WeightSource, weightByteLength } from '@automodel/compiler';
import { type TensorElements, tensorElements } from '@automodel/onnx';
import { widen, widenName } from '../kernels/widen.js';
import { widenBytes, widenBytesName } from '../kernels/widen-bytes.js';
import type { SessionMemory } from '../memory/session-memory.js';
import type { KernelLoader } from '../modules/kernel-loader.js';
import { widenIntegers } from './widen-integers.js';

/** Brings weights of other types to float32, over the memory of a session. */
export class Widening {
  readonly #memory: SessionMemory;
  readonly #kernels: WebAssembly.Exports;
  /** Room for a factor. */
  readonly #factor: number;

  private constructor(memory: SessionMemory, kernels: WebAssembly.Exports) {
    this.#memory = memory;
    this.#kernels = kernels;
    this.#factor = memory.allocate(64);
  }

  static async create(memory: SessionMemory, loader: KernelLoader): Promise<Widening> {
    const functions = [widenBytes(), widen('bfloat16'), widen('float16'), widen('float64')];
    return new Widening(memory, await loader.load(functions, memory).exports);
  }

  /**
   * Writes the values of a weight that lies at an address as float32; up to 32 bytes behind them too.
   * @param quantization the values of its scale and zero point, where it has them.
   */
  widen(
    source: WeightSource,
    address: number,
    target: number,
    [scale, zeroPoint]: readonly (Float32Array | undefined)[],
  ): void {
    const { dataType, dims, quantization } = source;
    const count = dims.reduce((product, dim) => product * dim, 1);
    if (quantization !== undefined) {
      const { axis } = quantization;
      const toFloats = this.#widenBytes.bind(this);
      widenIntegers(this.#memory, toFloats, { address, dataType, dims }, { axis, scale, zeroPoint }, target);
    } else if (dataType === 'bfloat16' || dataType === 'float16' || dataType === 'float64') {
      if (count > 0) this.#call(widenName(dataType), address, target, target + count * 4);
    } else {
      const elements = this.elements(source, address);
      new Float32Array(this.#memory.memory.buffer, target, count).set(Array.from(elements, Number));
    }
  }

  /** The elements of a weight that lies at an address, in its own type. */
  elements(source: WeightSource, address: number): TensorElements {
    const bytes = this.#memory.bytes.slice(address, address + weightByteLength(source));
    return tensorElements({ ...source, data: { kind: 'inline', bytes } });
  }

  /** Writes `count` int8 as float32, times a factor; up to 32 bytes behind them too. */
  #widenBytes(source: number, target: number, count: number, factor: number): void {
    new Float32Array(this.#memory.memory.buffer, this.#factor, 1).fill(factor);
    if (count > 0) this.#call(widenBytesName, source, target, target + count * 4, this.#factor);
  }

  #call(name: string, ...values: readonly number[]): void {
    const kernel = this.#kernels[name];
    if (typeof kernel === 'function') kernel(...values);
  }
}
