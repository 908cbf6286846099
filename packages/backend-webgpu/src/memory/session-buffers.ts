import { BackendError } from '@automodel/contracts';
import type { BufferSlot } from './buffer-slot.js';

/** The buffers of one owner, which are destroyed together. */
export class SessionBuffers {
  readonly #device: GPUDevice;
  readonly #buffers = new Set<GPUBuffer>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /**
   * Looks whether a buffer may be as long as this.
   * @throws {BackendError} if it is longer than the device allows.
   */
  check(label: string, byteLength: number): void {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.#device.limits;
    const allowed = Math.min(maxBufferSize, maxStorageBufferBindingSize);
    if (byteLength <= allowed) return;
    throw new BackendError({
      backend: 'webgpu',
      operation: 'create a session',
      reason: `the buffer "${label}" takes ${byteLength} bytes, and this device allows ${allowed}.`,
      remedy: 'Use smaller batches or images, or another device.',
    });
  }

  /**
   * Creates a buffer.
   * @throws {BackendError} if it is longer than the device allows.
   */
  create(label: string, byteLength: number, usage: GPUBufferUsageFlags, mapped = false): GPUBuffer {
    const size = Math.max(Math.ceil(byteLength / 16) * 16, 16);
    this.check(label, size);
    const buffer = this.#device.createBuffer({ label, size, usage, mappedAtCreation: mapped });
    this.#buffers.add(buffer);
    return buffer;
  }

  /** Creates the buffers of slots that have none. */
  fill(slots: Iterable<BufferSlot>, usage: GPUBufferUsageFlags): void {
    for (const slot of slots) {
      if (!slot.isFilled) slot.fill(this.create(slot.label, slot.byteLength, usage));
    }
  }

  /** Destroys one buffer. */
  destroy(buffer: GPUBuffer): void {
    if (this.#buffers.delete(buffer)) buffer.destroy();
  }

  /** Destroys all of them. */
  dispose(): void {
    for (const buffer of this.#buffers) buffer.destroy();
    this.#buffers.clear();
  }
}
