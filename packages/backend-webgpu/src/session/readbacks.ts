import { bufferUsage } from '../devices/buffer-usage.js';
import type { SessionBuffers } from '../memory/session-buffers.js';

/** How many runs of one plan may be on the GPU at a time. */
const maximumReadbacks = 2;

/** A buffer in which results come back to the CPU. */
export interface Readback {
  readonly buffer: GPUBuffer;
  /** Tells it from the others of a plan. */
  readonly number: number;
}

/** Buffers for results, lent to one run each. */
export class Readbacks {
  readonly #buffers: SessionBuffers;
  readonly #byteLength: number;
  readonly #free: Readback[] = [];
  readonly #waiting: ((readback: Readback) => void)[] = [];
  #count = 0;

  constructor(buffers: SessionBuffers, byteLength: number) {
    this.#buffers = buffers;
    this.#byteLength = byteLength;
  }

  /** One that is free, as soon as there is one; those who wait get theirs in the order in which they came. */
  async take(signal?: AbortSignal): Promise<Readback> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#count < maximumReadbacks) {
      this.#count++;
      const usage = bufferUsage.mapRead | bufferUsage.copyDestination;
      return { buffer: this.#buffers.create('results', this.#byteLength, usage), number: this.#count };
    }
    const readback = await new Promise<Readback>((resolve) => this.#waiting.push(resolve));
    if (signal?.aborted) this.give(readback);
    signal?.throwIfAborted();
    return readback;
  }

  /** Gives one back; it must not be mapped any more. */
  give(readback: Readback): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(readback);
    else next(readback);
  }
}
