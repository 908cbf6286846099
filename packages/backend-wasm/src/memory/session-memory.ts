import { GraphProblem } from '@automodel/onnx';
import { maximumPages, pageLength, sharedMemory } from './shared-memory.js';

const alignment = 64;

/** The memory grows by this much at a time, or at first by as much as it has: each growth costs the same. */
const growthLength = 32 * 1024 * 1024;

interface Block {
  readonly start: number;
  length: number;
}

/** The WebAssembly memory of one session, with an allocator: the lowest free block that fits, neighbours joined when freed. */
export class SessionMemory {
  readonly memory: WebAssembly.Memory;
  /** Other threads may use it too. */
  readonly isShared: boolean;
  // By their starts.
  #free: Block[] = [];
  readonly #used = new Map<number, number>();
  // The first bytes stay unused, so that no address is 0, which kernels take for "none".
  #end = pageLength;

  /**
   * @param shared whether threads are wanted; a runtime that refuses it gives memory for one thread.
   * @param given shared memory to use, in which nothing lies yet.
   */
  constructor(shared: boolean, given?: WebAssembly.Memory) {
    const memory = given ?? (shared ? sharedMemory() : undefined);
    this.isShared = memory !== undefined;
    this.memory = memory ?? new WebAssembly.Memory({ initial: 1, maximum: maximumPages });
  }

  /** Where what was never used begins. */
  get end(): number {
    return this.#end;
  }

  /** All of the memory as float32; made anew for each use, since growing the memory detaches views. */
  get floats(): Float32Array {
    return new Float32Array(this.memory.buffer);
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.memory.buffer);
  }

  /** Grows so far at once that so many bytes fit behind what is in use: each growth costs milliseconds. */
  reserve(byteLength: number): void {
    try {
      this.#grow(Math.min(this.#end + byteLength, maximumPages * pageLength));
    } catch {
      // Only what is allocated has to be there.
    }
  }

  /**
   * Takes bytes at a multiple of 64; all zero.
   * @throws {GraphProblem} if the runtime refuses so much memory.
   */
  allocate(byteLength: number): number {
    const length = Math.max(Math.ceil(byteLength / alignment), 1) * alignment;
    const block = this.#free.find((free) => free.length >= length);
    const start = block?.start ?? this.#end;
    if (block === undefined) {
      this.#grow(start + length);
      this.#end = start + length;
    } else {
      const rest = { start: start + length, length: block.length - length };
      this.#free = this.#free.map((free) => (free === block ? rest : free)).filter((free) => free.length > 0);
      this.bytes.fill(0, start, start + length);
    }
    this.#used.set(start, length);
    return start;
  }

  /** Bytes taken at an address. */
  lengthOf(start: number): number {
    return this.#used.get(start) ?? 0;
  }

  /** Gives bytes back. */
  release(start: number): void {
    const length = this.#used.get(start);
    if (length === undefined) return;
    this.#used.delete(start);
    const blocks = [...this.#free, { start, length }].sort((left, right) => left.start - right.start);
    this.#free = [];
    for (const block of blocks) {
      const last = this.#free.at(-1);
      if (last !== undefined && last.start + last.length === block.start) last.length += block.length;
      else this.#free.push(block);
    }
  }

  #grow(end: number): void {
    const length = this.memory.buffer.byteLength;
    if (end <= length) return;
    try {
      const wanted = Math.max(end, Math.min(length * 2, length + growthLength, maximumPages * pageLength));
      this.memory.grow(Math.ceil((wanted - length) / pageLength));
    } catch (cause) {
      throw new GraphProblem(undefined, 'memory', end, cause);
    }
  }
}
