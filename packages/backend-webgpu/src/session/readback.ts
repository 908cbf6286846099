import { bufferUsage } from '../devices/buffer-usage.js';
import type { SessionBuffers } from '../memory/session-buffers.js';

/** How many runs of one plan may be on the GPU at a time. */
const maximumReadbacks = 2;

/** Buffers in which results come back to the CPU, lent to one run each. */
export class Readbacks {
  readonly #buffers: SessionBuffers;
  readonly #byteLength: number;
  readonly #free: GPUBuffer[] = [];
  readonly #waiting: ((buffer: GPUBuffer) => void)[] = [];
  #count = 0;

  constructor(buffers: SessionBuffers, byteLength: number) {
    this.#buffers = buffers;
    this.#byteLength = byteLength;
  }

  /** A buffer that is free, as soon as there is one; those who wait get theirs in the order in which they came. */
  async take(): Promise<GPUBuffer> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#count < maximumReadbacks) {
      this.#count++;
      return this.#buffers.create('results', this.#byteLength, bufferUsage.mapRead | bufferUsage.copyDestination);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Gives one back; it must not be mapped any more. */
  give(buffer: GPUBuffer): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(buffer);
    else next(buffer);
  }
}
