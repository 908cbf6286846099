import { InvalidOptionError } from '@automodel/contracts';
import { bufferUsage } from '../devices/buffer-usage.js';
import type { DeviceHolder } from '../devices/device-holder.js';
import { ErrorWatch } from '../devices/error-watch.js';
import type { OpenDevice } from '../devices/open-device.js';
import { dispatch } from '../kernels/dispatch.js';
import { type ImageFilter, imageKernel, imageSize } from '../kernels/image-kernel.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import { SessionBuffers } from '../memory/session-buffers.js';
import type { Tensor } from '../onnxruntime-common.js';
import { compileKernels, createDispatchGroups } from '../session/dispatch-groups.js';
import { encodeDispatches } from '../session/encode-dispatches.js';
import { gpuTensor } from '../session/gpu-tensor.js';
import { type ImageSizes, imageGeometry, type Size } from './image-geometry.js';

/** Pixels in memory: rows of RGB or RGBA, a byte for each value. */
export interface PixelImage extends Size {
  readonly data: Uint8Array | Uint8ClampedArray;
  /** @default 4 if there is data for so many, else 3 */
  readonly channels?: 3 | 4 | undefined;
}

/** What browsers draw: a frame of a camera or video, a canvas, a decoded image. */
export type ExternalImage = HTMLCanvasElement | HTMLVideoElement | ImageBitmap | OffscreenCanvas | VideoFrame;

export interface ImageInputOptions extends ImageSizes {
  /** By what bytes are multiplied. @default 1 / 255 */
  readonly rescaleFactor?: number | undefined;
  /** What is subtracted from each channel. @default 0 */
  readonly mean?: readonly number[] | undefined;
  /** By what each channel is divided then. @default 1 */
  readonly std?: readonly number[] | undefined;
  /** @default bilinear */
  readonly filter?: ImageFilter | undefined;
}

const stagingUsage = bufferUsage.storage | bufferUsage.copyDestination;
const resultUsage = bufferUsage.storage | bufferUsage.copySource | bufferUsage.copyDestination;

/** Rows of a buffer that a texture is copied to begin at multiples of this many bytes. */
const rowAlignment = 256;

/** Makes inputs of models from images on the GPU: bytes go there as they are, frames do not leave it. */
export class ImageInput {
  readonly #holder: DeviceHolder;
  readonly #options: ImageInputOptions;

  constructor(holder: DeviceHolder, options: ImageInputOptions) {
    this.#holder = holder;
    this.#options = options;
  }

  /**
   * A batch of images as a float32 tensor `[images, 3, height, width]` on the GPU, to be given to a model on the same backend and disposed of
   * afterwards.
   *
   * Without `resize` the values are those of an image processor. Resizing is not bit-equal to Pillow's: it sums floats in one pass, where Pillow
   * rounds to bytes after each of two.
   * @throws {InvalidOptionError} if the images do not come to one size.
   */
  async tensor(images: readonly (ExternalImage | PixelImage)[]): Promise<Tensor> {
    const open = await this.#holder.open();
    const { device } = open;
    const sizes = images.map(sizeOf);
    const geometries = sizes.map((size) => imageGeometry(size, this.#options));
    const { width, height } = geometries[0]?.output ?? { width: 0, height: 0 };
    const other = geometries.find(({ output }) => output.width !== width || output.height !== height);
    if (other !== undefined || width === 0) {
      throw new InvalidOptionError({
        option: 'images',
        value: other?.output ?? images,
        problem: `the images of a batch must come to one size, not ${width} × ${height} and ${other?.output.width} × ${other?.output.height}`,
        remedy: 'Give the options resize and crop, or pass one image at a time.',
      });
    }
    const buffers = new SessionBuffers(device);
    const watch = new ErrorWatch(device, 'run');
    const dims = [images.length, 3, height, width];
    const result = new BufferSlot(
      'image',
      dims.reduce((product, dim) => product * dim, 4),
    );
    result.fill(device.createBuffer({ label: 'image', size: result.byteLength, usage: resultUsage }));
    try {
      const sources = await Promise.all(
        images.map((image, index) => upload(open, buffers, image, sizes[index] ?? { width, height })),
      );
      const kernel = imageKernel(this.#options.filter ?? 'bilinear');
      const { rescaleFactor = 1 / 255, mean = [0, 0, 0], std = [1, 1, 1] } = this.#options;
      const steps = sources.map(({ slot, channels, rowBytes }, image) => ({
        step: `image ${image}`,
        dispatch: dispatch(kernel, {
          buffers: { bytes: slot, output: result },
          uniforms: {
            ...{ width: sizes[image]?.width ?? 0, height: sizes[image]?.height ?? 0, channels, rowBytes, image },
            ...{ outputWidth: width, outputHeight: height, factor: rescaleFactor, mean, deviation: std },
            ...geometryUniforms(geometries[image]),
          },
          workgroups: [Math.ceil(width / imageSize), Math.ceil(height / imageSize), 1],
        }),
      }));
      const compiled = await compileKernels(open, [...steps.map((step) => step.dispatch)]);
      const { dispatches } = createDispatchGroups(open, steps, compiled, { buffers, watch });
      watch.run('the images', () => {
        const encoder = device.createCommandEncoder({ label: 'images' });
        const pass = encoder.beginComputePass({ label: 'images' });
        encodeDispatches(pass, dispatches);
        pass.end();
        device.queue.submit([encoder.finish()]);
      });
      await watch.check();
      return gpuTensor(device, result.buffer, { dataType: 'float32', dims });
    } catch (error) {
      result.buffer.destroy();
      throw error;
    } finally {
      // What was submitted is done all the same.
      buffers.dispose();
    }
  }
}

function geometryUniforms(
  geometry: ReturnType<typeof imageGeometry> | undefined,
): Record<'offsetX' | 'offsetY' | 'scaleX' | 'scaleY', number> {
  const { scaleX = 1, scaleY = 1, offsetX = 0, offsetY = 0 } = geometry ?? {};
  return { scaleX, scaleY, offsetX, offsetY };
}

function isPixels(image: ExternalImage | PixelImage): image is PixelImage {
  return 'data' in image;
}

function sizeOf(image: ExternalImage | PixelImage): Size {
  if ('displayWidth' in image) return { width: image.displayWidth, height: image.displayHeight };
  if ('videoWidth' in image) return { width: image.videoWidth, height: image.videoHeight };
  return { width: image.width, height: image.height };
}

/** The bytes of an image on the GPU. */
interface UploadedImage {
  readonly slot: BufferSlot;
  readonly channels: number;
  readonly rowBytes: number;
}

async function upload(
  { device }: OpenDevice,
  buffers: SessionBuffers,
  image: ExternalImage | PixelImage,
  { width, height }: Size,
): Promise<UploadedImage> {
  const slot = new BufferSlot('pixels');
  if (isPixels(image)) {
    const channels = image.channels ?? (image.data.length >= width * height * 4 ? 4 : 3);
    slot.require(image.data.length);
    buffers.fill([slot], stagingUsage);
    const whole = image.data.length & ~3;
    device.queue.writeBuffer(slot.buffer, 0, image.data.buffer, image.data.byteOffset, whole);
    if (whole < image.data.length) {
      const rest = new Uint8Array(4);
      rest.set(image.data.subarray(whole));
      device.queue.writeBuffer(slot.buffer, whole, rest);
    }
    return { slot, channels, rowBytes: width * channels };
  }
  const rowBytes = Math.ceil((width * 4) / rowAlignment) * rowAlignment;
  slot.require(rowBytes * height);
  buffers.fill([slot], stagingUsage);
  // COPY_SRC, COPY_DST and RENDER_ATTACHMENT: what copies from external images ask for.
  const texture = device.createTexture({ label: 'frame', size: { width, height }, format: 'rgba8unorm', usage: 0x13 });
  try {
    device.queue.copyExternalImageToTexture({ source: image }, { texture }, { width, height });
  } catch {
    // Chromium copies frames of videos only where the GPU draws; there it draws them itself.
    const source = await createImageBitmap(image);
    device.queue.copyExternalImageToTexture({ source }, { texture }, { width, height });
    source.close();
  }
  const encoder = device.createCommandEncoder({ label: 'frame' });
  encoder.copyTextureToBuffer({ texture }, { buffer: slot.buffer, bytesPerRow: rowBytes }, { width, height });
  device.queue.submit([encoder.finish()]);
  texture.destroy();
  return { slot, channels: 4, rowBytes };
}
