import { bufferUsage } from '../devices/buffer-usage.js';
import { ErrorWatch } from '../devices/error-watch.js';
import type { OpenDevice } from '../devices/open-device.js';
import { dispatch } from '../kernels/dispatch.js';
import { type ImageFilter, imageKernel, imageSize } from '../kernels/image-kernel.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import { SessionBuffers } from '../memory/session-buffers.js';
import { type StagedBytes, StagingPool } from '../memory/staging-pool.js';
import {
  compileKernels,
  createDispatchGroups,
  type DispatchGroups,
  type EncodedDispatch,
} from '../session/dispatch-groups.js';
import { encodeDispatches } from '../session/encode-dispatches.js';
import { FrameReader, type ImportedFrame } from './frame-reader.js';
import type { Size } from './image-geometry.js';

/** What batches have in common that use the same buffers. */
export interface BatchForm {
  readonly images: number;
  readonly output: Size;
  /** Undefined where all images keep their size. */
  readonly filter: ImageFilter | undefined;
  /** Of the images and their table. */
  readonly byteLength: number;
  readonly factor: number;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** Where the images of one batch are. */
export interface BatchSources {
  readonly uploaded: readonly StagedBytes[];
  /** Images whose texture holds a copy. */
  readonly copied: readonly { readonly image: number; readonly offset: number; readonly rowBytes: number }[];
  readonly imported: readonly ImportedFrame[];
}

const bytesUsage = bufferUsage.storage | bufferUsage.copyDestination;
const resultUsage = bufferUsage.storage | bufferUsage.copySource | bufferUsage.copyDestination;

/** COPY_SRC, COPY_DST and RENDER_ATTACHMENT: what copies from external images ask for. */
const textureUsage = 0x13;

/** So many results that were given back are kept. */
const keptResults = 3;

/** What turns batches of one form into tensors, kept for the next ones: buffers, textures and commands. */
export class ImageBatches {
  readonly #device: GPUDevice;
  readonly #buffers: SessionBuffers;
  readonly #staging: StagingPool;
  readonly #bytes: BufferSlot;
  readonly #output: BufferSlot;
  readonly #groups: DispatchGroups;
  readonly #reader: FrameReader;
  readonly #textures: GPUTexture[] = [];
  // By results; those that are lent are their users' own.
  readonly #dispatches = new WeakMap<GPUBuffer, EncodedDispatch>();
  readonly #free: GPUBuffer[] = [];
  #isDisposed = false;

  private constructor(
    device: GPUDevice,
    buffers: SessionBuffers,
    slots: { readonly bytes: BufferSlot; readonly output: BufferSlot },
    groups: DispatchGroups,
    reader: FrameReader,
  ) {
    this.#device = device;
    this.#buffers = buffers;
    this.#staging = new StagingPool(device, buffers);
    this.#bytes = slots.bytes;
    this.#output = slots.output;
    this.#groups = groups;
    this.#reader = reader;
  }

  static async prepare(open: OpenDevice, form: BatchForm): Promise<ImageBatches> {
    const { images, output, factor, mean, deviation } = form;
    const buffers = new SessionBuffers(open.device);
    const watch = new ErrorWatch(open.device, 'run');
    try {
      const slots = {
        bytes: new BufferSlot('images', form.byteLength),
        output: new BufferSlot('image', images * 3 * output.height * output.width * 4),
      };
      const step = dispatch(imageKernel(form.filter), {
        buffers: slots,
        uniforms: { outputWidth: output.width, outputHeight: output.height, factor, mean, deviation },
        workgroups: [Math.ceil(output.width / imageSize), Math.ceil(output.height / imageSize), images],
      });
      const [compiled, reader] = await Promise.all([compileKernels(open, [step]), FrameReader.prepare(open, buffers)]);
      watch.run('the images', () => buffers.fill([slots.bytes], bytesUsage));
      slots.output.fill(
        open.device.createBuffer({ label: 'image', size: slots.output.byteLength, usage: resultUsage }),
      );
      const groups = createDispatchGroups(open, [{ step: 'images', dispatch: step }], compiled, { buffers, watch });
      await watch.check();
      const batches = new ImageBatches(open.device, buffers, slots, groups, reader);
      batches.#free.push(slots.output.buffer);
      return batches;
    } catch (error) {
      buffers.dispose();
      throw error;
    }
  }

  /** A texture for the image of this number in a batch. */
  texture(image: number, { width, height }: Size): GPUTexture {
    const known = this.#textures[image];
    if (known?.width === width && known.height === height) return known;
    known?.destroy();
    const texture = this.#device.createTexture({
      label: 'frame',
      size: { width, height },
      format: 'rgba8unorm',
      usage: textureUsage,
    });
    this.#textures[image] = texture;
    return texture;
  }

  /** A buffer for the tensor of one batch, to be given back. */
  take(): GPUBuffer {
    const { byteLength } = this.#output;
    return this.#free.pop() ?? this.#device.createBuffer({ label: 'image', size: byteLength, usage: resultUsage });
  }

  give(result: GPUBuffer): void {
    if (this.#isDisposed || this.#free.length >= keptResults) result.destroy();
    else this.#free.push(result);
  }

  /** Makes a tensor of a batch, in one submission. */
  run(result: GPUBuffer, { uploaded, copied, imported }: BatchSources): void {
    const bound = this.#dispatches.get(result) ?? this.#groups.bind(0, new Map([[this.#output, result]]));
    this.#dispatches.set(result, bound);
    const bytes = this.#bytes.buffer;
    const encoder = this.#device.createCommandEncoder({ label: 'images' });
    this.#staging.upload(encoder, bytes, uploaded);
    for (const { image, offset, rowBytes } of copied) {
      const texture = this.#textures[image];
      if (texture === undefined) continue;
      const target = { buffer: bytes, offset, bytesPerRow: rowBytes };
      encoder.copyTextureToBuffer({ texture }, target, { width: texture.width, height: texture.height });
    }
    const pass = encoder.beginComputePass({ label: 'images' });
    if (imported.length > 0) this.#reader.encode(pass, imported, bytes);
    encodeDispatches(pass, [bound]);
    pass.end();
    this.#device.queue.submit([encoder.finish()]);
    this.#staging.recycle();
  }

  /** Destroys what is kept; results that are lent are destroyed when they are given back. */
  dispose(): void {
    this.#isDisposed = true;
    for (const buffer of this.#free.splice(0)) buffer.destroy();
    for (const texture of this.#textures.splice(0)) texture?.destroy();
    this.#buffers.dispose();
  }
}
