import { ImageDecodeError, type ImageProcessor } from '@automodel/core';
import { expect, it } from 'vitest';
import { imageProcessorsWith } from '../image-processors-with.js';

const workers: string[] = [];
globalThis.Worker = class extends globalThis.Worker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    workers.push(String(address));
  }
};

async function processorOf(worker: boolean | URL): Promise<ImageProcessor> {
  const plugin = imageProcessorsWith({ worker }).find(({ key }) => key === 'ConvNextImageProcessor');
  if (plugin === undefined) throw new TypeError('no processor');
  return plugin.create({ size: { shortest_edge: 224 } }, 'test');
}

/** Stripes and a gradient, some of it transparent. */
function drawing(): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  for (let x = 0; x < 640; x++) {
    context.fillStyle = `rgb(${x % 256} ${(x * 3) % 256} ${255 - (x % 200)} / ${x < 40 ? 0.5 : 1})`;
    context.fillRect(x, 0, 1, 480 - (x % 37));
  }
  return canvas;
}

it('decodes and resizes in a worker what the page would, to the same bits', async () => {
  const canvas = drawing();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (blob === null) throw new TypeError('no blob');
  const address = URL.createObjectURL(blob);
  const element = Object.assign(new Image(), { src: address });
  const bitmap = await createImageBitmap(blob);
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, 640, 480);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const [there, here] = [await processorOf(true), await processorOf(false)];
  for (const image of [blob, bytes, address, new URL(address), element, canvas, bitmap, pixels]) {
    const { pixelValues } = await there(image);
    expect(pixelValues.dims).toEqual([1, 3, 224, 224]);
    expect(pixelValues.data).toEqual((await here(image)).pixelValues.data);
  }
  // Nothing was taken away from the page.
  expect([bitmap.width, pixels?.data.length, bytes.length]).toEqual([640, 640 * 480 * 4, blob.size]);
  expect(workers.map((worker) => new URL(worker).origin)).toEqual([location.origin]);
});

it('throws the errors of the page', async () => {
  const broken = new Blob(['no image at all']);
  const error = await (await processorOf(true))(broken).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ImageDecodeError);
  expect(error).toMatchObject({ message: await (await processorOf(false))(broken).catch(({ message }) => message) });
});

it('works in the page where the worker file is missing', async () => {
  const nowhere = await processorOf(new URL('/no-such-worker.js', location.href));
  const canvas = drawing();
  const { pixelValues } = await nowhere(canvas);
  expect(pixelValues.data).toEqual((await (await processorOf(false))(canvas)).pixelValues.data);
});
