import { bufferUsage } from '../devices/buffer-usage.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { CompiledKernel } from '../devices/pipeline-cache.js';
import { frameKernel, frameSize } from '../kernels/frame-kernel.js';
import { uniformsLength, writeUniforms } from '../kernels/uniform-fields.js';
import type { SessionBuffers } from '../memory/session-buffers.js';
import type { Size } from './image-geometry.js';

/** A frame as the browser has it, and where its bytes go. */
export interface ImportedFrame extends Size {
  readonly texture: GPUExternalTexture;
  /** In bytes; both multiples of 4. */
  readonly offset: number;
  readonly rowBytes: number;
}

/** Reads frames of videos where the browser has them, without a copy of its own. */
export class FrameReader {
  readonly #device: GPUDevice;
  readonly #buffers: SessionBuffers;
  readonly #compiled: CompiledKernel;
  // One for each frame of a batch.
  readonly #uniforms: GPUBuffer[] = [];

  private constructor(device: GPUDevice, buffers: SessionBuffers, compiled: CompiledKernel) {
    this.#device = device;
    this.#buffers = buffers;
    this.#compiled = compiled;
  }

  static async prepare({ device, pipelines }: OpenDevice, buffers: SessionBuffers): Promise<FrameReader> {
    return new FrameReader(device, buffers, await pipelines.compile(frameKernel()));
  }

  /** Encodes that frames become bytes; they must have been imported in the task in which this is submitted. */
  encode(pass: GPUComputePassEncoder, frames: readonly ImportedFrame[], bytes: GPUBuffer): void {
    const { uniforms } = frameKernel();
    pass.setPipeline(this.#compiled.pipeline);
    for (const [index, { texture, width, height, offset, rowBytes }] of frames.entries()) {
      const block = this.#uniforms[index] ?? this.#block(index);
      const values = new DataView(new ArrayBuffer(uniformsLength(uniforms)));
      writeUniforms(uniforms, { width, height, firstWord: offset / 4, rowWords: rowBytes / 4 }, values);
      this.#device.queue.writeBuffer(block, 0, values.buffer);
      const entries = [
        { binding: 0, resource: { buffer: block } },
        { binding: 1, resource: texture },
        { binding: 2, resource: { buffer: bytes } },
      ];
      pass.setBindGroup(0, this.#device.createBindGroup({ label: 'frame', layout: this.#compiled.layout, entries }));
      pass.dispatchWorkgroups(Math.ceil(width / frameSize), Math.ceil(height / frameSize));
    }
  }

  #block(index: number): GPUBuffer {
    const usage = bufferUsage.uniform | bufferUsage.copyDestination;
    const block = this.#buffers.create('frame', uniformsLength(frameKernel().uniforms), usage);
    this.#uniforms[index] = block;
    return block;
  }
}
