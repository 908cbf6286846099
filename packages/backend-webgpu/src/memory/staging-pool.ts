import { bufferUsage } from '../devices/buffer-usage.js';
import type { SessionBuffers } from './session-buffers.js';

/** GPUMapMode.WRITE (https://www.w3.org/TR/webgpu/#dom-gpumapmode-write). */
const write = 2;

/** So many are kept: one that the GPU reads, one that is filled meanwhile, and one to spare. */
const maximumBuffers = 3;

/** For fewer bytes `writeBuffer` has memory at hand; for more, Dawn asks the driver for new memory each time, at 1.5 GB/s on an H100. */
const fewBytes = 2 ** 20;

/** Bytes and where they go, from the begin of the buffer. */
export interface StagedBytes {
  readonly bytes: Uint8Array;
  /** A multiple of 4. */
  readonly offset: number;
  /** What of the bytes is taken. @default all of them, as they are */
  readonly rows?: StagedRows | undefined;
}

/** Rows that lie further apart in memory than they shall on the GPU. */
export interface StagedRows {
  readonly count: number;
  /** Bytes of a row. */
  readonly length: number;
  /** Bytes from row to row, there and here. */
  readonly source: number;
  readonly target: number;
}

/** Mapped buffers through which much goes to the GPU, kept to be filled again. */
export class StagingPool {
  readonly #device: GPUDevice;
  readonly #buffers: SessionBuffers;
  readonly #free: GPUBuffer[] = [];
  readonly #used: GPUBuffer[] = [];
  #count = 0;

  constructor(device: GPUDevice, buffers: SessionBuffers) {
    this.#device = device;
    this.#buffers = buffers;
  }

  /** Brings bytes that follow one another to a buffer, before what is encoded from here on. Bytes between them become whatever. */
  upload(encoder: GPUCommandEncoder, target: GPUBuffer, parts: readonly StagedBytes[]): void {
    const end = Math.max(0, ...parts.map((part) => Math.ceil((part.offset + stagedLength(part)) / 4) * 4));
    const staging = end > fewBytes ? this.#take(end) : undefined;
    if (staging === undefined) {
      for (const part of parts) this.#write(target, part.rows === undefined ? part : gathered(part));
      return;
    }
    const mapped = new Uint8Array(staging.getMappedRange());
    for (const part of parts) copyTo(mapped, part.offset, part);
    staging.unmap();
    this.#used.push(staging);
    encoder.copyBufferToBuffer(staging, 0, target, 0, end);
  }

  /** Takes back, once the GPU has read them, the buffers of what was submitted last. */
  recycle(): void {
    for (const buffer of this.#used.splice(0)) {
      buffer.mapAsync(write).then(
        () => void this.#free.push(buffer),
        () => this.#drop(buffer),
      );
    }
  }

  #take(byteLength: number): GPUBuffer | undefined {
    const index = this.#free.findIndex(({ size }) => size >= byteLength);
    const [free] = index < 0 ? [] : this.#free.splice(index, 1);
    if (free !== undefined) return free;
    const small = this.#free.pop();
    if (small !== undefined) this.#drop(small);
    if (this.#count >= maximumBuffers) return undefined;
    this.#count++;
    return this.#buffers.create('staging', byteLength, bufferUsage.mapWrite | bufferUsage.copySource, true);
  }

  #drop(buffer: GPUBuffer): void {
    this.#count--;
    this.#buffers.destroy(buffer);
  }

  #write(target: GPUBuffer, { bytes, offset }: StagedBytes): void {
    const { queue } = this.#device;
    // Whole words; what is left over is filled up to one.
    const whole = bytes.byteLength & ~3;
    queue.writeBuffer(target, offset, bytes.buffer, bytes.byteOffset, whole);
    if (whole === bytes.byteLength) return;
    const rest = new Uint8Array(4);
    rest.set(bytes.subarray(whole));
    queue.writeBuffer(target, offset + whole, rest);
  }
}

function stagedLength({ bytes, rows }: StagedBytes): number {
  if (rows === undefined) return bytes.byteLength;
  return rows.count === 0 ? 0 : (rows.count - 1) * rows.target + rows.length;
}

function copyTo(target: Uint8Array, offset: number, { bytes, rows }: StagedBytes): void {
  if (rows === undefined) {
    target.set(bytes, offset);
    return;
  }
  for (let row = 0; row < rows.count; row++) {
    const start = row * rows.source;
    target.set(bytes.subarray(start, start + rows.length), offset + row * rows.target);
  }
}

/** The same bytes, as they shall lie. */
function gathered(part: StagedBytes): StagedBytes {
  const bytes = new Uint8Array(stagedLength(part));
  copyTo(bytes, 0, part);
  return { bytes, offset: part.offset };
}
