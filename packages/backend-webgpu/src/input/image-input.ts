import { InvalidOptionError } from '@automodel/contracts';
import type { DeviceHolder } from '../devices/device-holder.js';
import { ErrorWatch } from '../devices/error-watch.js';
import type { OpenDevice } from '../devices/open-device.js';
import { filterReach, type ImageFilter } from '../kernels/image-kernel.js';
import type { StagedBytes } from '../memory/staging-pool.js';
import type { Tensor } from '../onnxruntime-common.js';
import { gpuTensor } from '../session/gpu-tensor.js';
import type { ImportedFrame } from './frame-reader.js';
import { type BatchForm, ImageBatches } from './image-batches.js';
import { type ImageSizes, imageGeometry, neededRegion, type Size } from './image-geometry.js';
import { type ImageForm, type ImageLayout, type ImagePlace, imageLayout, keepsPixels } from './image-layout.js';

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
  /**
   * How frames of videos (`VideoFrame`, `HTMLVideoElement`) are read: `external` where the browser has them, if it allows that, without a copy;
   * `copied` through a texture, as all other images are. They agree to one step of 255, for the two convert colours separately.
   * @default external
   */
  readonly frames?: 'copied' | 'external' | undefined;
}

/** A batch on its way. */
interface SubmittedBatch {
  readonly tensor: Tensor;
  readonly watch: ErrorWatch;
}

/** For so many forms of batches, buffers are kept. */
const keptForms = 2;

/** Makes inputs of models from images on the GPU: bytes go there as they are, frames do not leave it. */
export class ImageInput {
  readonly #holder: DeviceHolder;
  readonly #options: ImageInputOptions;
  // By form, in order of use, the latest last.
  readonly #kept = new Map<string, Promise<ImageBatches>>();
  #device: OpenDevice | undefined;
  // Whether this browser lets the GPU read frames where they are; it does not where it draws on the CPU.
  #imports: boolean;
  // One batch after another: they share buffers.
  #last: Promise<unknown> = Promise.resolve();

  constructor(holder: DeviceHolder, options: ImageInputOptions) {
    this.#holder = holder;
    this.#options = options;
    this.#imports = options.frames !== 'copied';
  }

  /**
   * A batch of images as a float32 tensor `[images, 3, height, width]` on the GPU, to be given to a model on the same backend and disposed of
   * afterwards. Its buffer is used again then.
   *
   * Without `resize` the values are those of an image processor. Resizing is not bit-equal to Pillow's: it sums floats in one pass, where Pillow
   * rounds to bytes after each of two.
   * @throws {InvalidOptionError} if the images do not come to one size, or one has fewer bytes than pixels.
   */
  async tensor(images: readonly (ExternalImage | PixelImage)[]): Promise<Tensor> {
    const made = this.#last.then(() => this.#submit(images));
    this.#last = made.catch(() => undefined);
    const { tensor, watch } = await made;
    try {
      await watch.check();
    } catch (error) {
      tensor.dispose();
      throw error;
    }
    return tensor;
  }

  /** Frees the buffers that are kept for the next batch; tensors that were made stay. It can be used again. */
  async dispose(): Promise<void> {
    await this.#last;
    const kept = [...this.#kept.values()];
    this.#kept.clear();
    for (const batches of kept) await release(batches);
  }

  async #submit(images: readonly (ExternalImage | PixelImage)[]): Promise<SubmittedBatch> {
    const forms = images.map((image) => formOf(image, this.#options));
    const output = commonSize(images, forms);
    const layout = imageLayout(forms);
    const { rescaleFactor = 1 / 255, mean = [0, 0, 0], std = [1, 1, 1], filter = 'bilinear' } = this.#options;
    const open = await this.#holder.open();
    const batches = await this.#batches(open, {
      ...{ images: images.length, output, byteLength: layout.byteLength, factor: rescaleFactor, mean, deviation: std },
      filter: forms.every(({ geometry }) => keepsPixels(geometry)) ? undefined : filter,
    });
    const isImported = (image: ExternalImage | PixelImage): boolean => this.#imports && isVideo(image);
    for (const [index, image] of images.entries()) {
      if (isPixels(image) || isImported(image)) continue;
      await copyFrame(open.device, image, batches.texture(index, sizeOf(image)));
    }
    const watch = new ErrorWatch(open.device, 'run');
    // From here on without a wait: an imported frame lives as long as the task.
    const imported = this.#import(open.device, images, layout);
    if (imported === undefined) return this.#withoutImports(images);
    const result = watch.run('the images', () => batches.take());
    try {
      const copied = layout.images.flatMap((place, image) => {
        const source = images[image];
        return source === undefined || isPixels(source) || isImported(source) ? [] : [{ image, ...place }];
      });
      watch.run('the images', () =>
        batches.run(result, { uploaded: uploads(images, forms, layout), copied, imported }),
      );
    } catch (error) {
      batches.give(result);
      throw error;
    }
    const form = { dataType: 'float32', dims: [images.length, 3, output.height, output.width] } as const;
    return { tensor: gpuTensor(open.device, result, form, () => batches.give(result)), watch };
  }

  /** The frames of videos; undefined if the browser does not give them. */
  #import(
    device: GPUDevice,
    images: readonly (ExternalImage | PixelImage)[],
    { images: places }: ImageLayout,
  ): readonly ImportedFrame[] | undefined {
    if (!this.#imports) return [];
    try {
      return images.flatMap((source, index) => {
        const place = places[index];
        if (place === undefined || !isVideo(source)) return [];
        return [{ texture: device.importExternalTexture({ source }), ...sizeOf(source), ...place }];
      });
    } catch {
      return undefined;
    }
  }

  /** Copies the frames instead. If that works, importing is not tried again. */
  async #withoutImports(images: readonly (ExternalImage | PixelImage)[]): Promise<SubmittedBatch> {
    this.#imports = false;
    try {
      return await this.#submit(images);
    } catch (error) {
      this.#imports = true;
      throw error;
    }
  }

  #batches(open: OpenDevice, form: BatchForm): Promise<ImageBatches> {
    if (this.#device !== open) {
      for (const batches of this.#kept.values()) void release(batches);
      this.#kept.clear();
      this.#device = open;
    }
    const key = JSON.stringify(form);
    const batches = this.#kept.get(key) ?? ImageBatches.prepare(open, form);
    this.#kept.delete(key);
    this.#kept.set(key, batches);
    // A failure is not remembered.
    batches.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptForms && oldest !== undefined) {
      void release(this.#kept.get(oldest));
      this.#kept.delete(oldest);
    }
    return batches;
  }
}

async function release(batches: Promise<ImageBatches> | undefined): Promise<void> {
  (await batches?.catch(() => undefined))?.dispose();
}

/** The size to which all images come. */
function commonSize(images: readonly unknown[], forms: readonly ImageForm[]): Size {
  const { width, height } = forms[0]?.geometry.output ?? { width: 0, height: 0 };
  const other = forms.find(({ geometry: { output } }) => output.width !== width || output.height !== height);
  if (other === undefined && width > 0) return { width, height };
  const output = other?.geometry.output;
  throw new InvalidOptionError({
    option: 'images',
    value: output ?? images,
    problem: `the images of a batch must come to one size, not ${width} × ${height} and ${output?.width} × ${output?.height}`,
    remedy: 'Give the options resize and crop, or pass one image at a time.',
  });
}

function formOf(image: ExternalImage | PixelImage, options: ImageInputOptions): ImageForm {
  const { width, height } = sizeOf(image);
  const geometry = imageGeometry({ width, height }, options);
  if (!isPixels(image)) {
    return { width, height, channels: 4, isTexture: true, geometry, region: { left: 0, top: 0, width, height } };
  }
  const { length } = image.data;
  const channels = image.channels ?? (length >= width * height * 4 ? 4 : 3);
  if (length < width * height * channels) {
    throw new InvalidOptionError({
      option: 'images',
      value: { width, height, channels },
      problem: `an image has ${length} bytes, and its pixels take ${width * height * channels}`,
      remedy: 'Give rows of RGB or RGBA without gaps.',
    });
  }
  const region = neededRegion({ width, height }, geometry, filterReach[options.filter ?? 'bilinear']);
  return { width, height, channels, isTexture: false, geometry, region };
}

/** The table, and of each image in memory what is needed. */
function uploads(
  images: readonly (ExternalImage | PixelImage)[],
  forms: readonly ImageForm[],
  { table, images: places }: ImageLayout,
): readonly StagedBytes[] {
  return [
    { bytes: table, offset: 0 },
    ...images.flatMap((image, index): readonly StagedBytes[] => {
      const [form, place] = [forms[index], places[index]];
      return !isPixels(image) || form === undefined || place === undefined ? [] : [regionBytes(image, form, place)];
    }),
  ];
}

function regionBytes({ data }: PixelImage, { width, channels, region }: ImageForm, place: ImagePlace): StagedBytes {
  const { buffer, byteOffset } = data;
  const source = width * channels;
  const start = byteOffset + region.top * source + region.left * channels;
  const rowLength = region.width * channels;
  const length = region.height === 0 ? 0 : (region.height - 1) * source + rowLength;
  const bytes = new Uint8Array(buffer, start, length);
  if (region.width === width) return { bytes, offset: place.offset };
  const rows = { count: region.height, length: rowLength, source, target: place.rowBytes };
  return { bytes, offset: place.offset, rows };
}

/** Copies what a browser draws, on the GPU. */
async function copyFrame(device: GPUDevice, image: ExternalImage, texture: GPUTexture): Promise<void> {
  const size = { width: texture.width, height: texture.height };
  try {
    device.queue.copyExternalImageToTexture({ source: image }, { texture }, size);
  } catch {
    // Chromium copies frames of videos only where the GPU draws; there it draws them itself.
    const source = await createImageBitmap(image);
    device.queue.copyExternalImageToTexture({ source }, { texture }, size);
    source.close();
  }
}

function isPixels(image: ExternalImage | PixelImage): image is PixelImage {
  return 'data' in image;
}

/** A frame that a browser may hold in a form of its own, such as YUV in memory of a decoder. */
function isVideo(image: ExternalImage | PixelImage): image is HTMLVideoElement | VideoFrame {
  return 'displayWidth' in image || 'videoWidth' in image;
}

function sizeOf(image: ExternalImage | PixelImage): Size {
  if ('displayWidth' in image) return { width: image.displayWidth, height: image.displayHeight };
  if ('videoWidth' in image) return { width: image.videoWidth, height: image.videoHeight };
  return { width: image.width, height: image.height };
}
