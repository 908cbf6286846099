import { internalError } from '../devices/internal-error.js';

/**
 * A buffer that does not exist yet: preparation says how long it must be, and it is created when everything is known. Slots that tensors of a
 * plan share because they live at different times grow to the longest of them.
 */
export class BufferSlot {
  readonly label: string;
  #byteLength = 16;
  #buffer: GPUBuffer | undefined;

  constructor(label: string, byteLength = 0) {
    this.label = label;
    this.require(byteLength);
  }

  /** Bytes that it must hold; a multiple of 16, so that it can be read as vectors. */
  get byteLength(): number {
    return this.#byteLength;
  }

  require(byteLength: number): void {
    this.#byteLength = Math.max(this.#byteLength, Math.ceil(byteLength / 16) * 16);
  }

  get isFilled(): boolean {
    return this.#buffer !== undefined;
  }

  /** Puts a buffer there; undefined takes it away. */
  fill(buffer: GPUBuffer | undefined): void {
    this.#buffer = buffer;
  }

  get buffer(): GPUBuffer {
    if (this.#buffer === undefined) throw internalError('run', `the buffer "${this.label}" was not created.`);
    return this.#buffer;
  }
}
