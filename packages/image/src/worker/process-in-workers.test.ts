import type { Worker } from 'node:worker_threads';
import { ImageDecodeError } from '@automodel/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { imageProcessorsWith } from '../image-processors-with.js';
import type { RawImage } from '../raw-image.js';

const workers: Worker[] = [];
const note = (worker: Worker): void => void workers.push(worker);
beforeAll(() => void process.on('worker', note));
afterAll(() => void process.off('worker', note));

/** An image that nothing else has. */
function pattern(width: number, height: number): RawImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 7 + (at >> 5) * 3) % 256);
  return { data, width, height, channels: 3 };
}

async function processorOf(type: string, worker?: boolean | URL) {
  const plugin = imageProcessorsWith({ worker }).find(({ key }) => key === type);
  if (plugin === undefined) throw new TypeError(`no ${type}`);
  return plugin.create({ size: { shortest_edge: 224 } }, 'test');
}

describe('image processors', () => {
  it.each(['ConvNextImageProcessor', 'CLIPImageProcessor', 'BitImageProcessor'])(
    'of type %s give the same bits in a worker, which Node takes by default for large images',
    async (type) => {
      const images = [pattern(640, 480), pattern(500, 600), pattern(32, 20)];
      const before = workers.length;
      const { pixelValues } = await (await processorOf(type))(images);
      expect(workers.length).toBeGreaterThan(before);
      expect(pixelValues).toEqual((await (await processorOf(type, false))(images)).pixelValues);
      // What was given is still there.
      expect(images[0]?.data.length).toBe(640 * 480 * 3);
    },
  );

  it('decode GIF and BMP, which no library does in threads, in a worker', async () => {
    const { data, ...raw } = pattern(40, 30);
    const gif = await sharp(data, { raw }).gif().toBuffer();
    const before = workers.length;
    const { pixelValues } = await (await processorOf('ViTImageProcessor'))(gif);
    expect(workers.length).toBe(before + 1);
    expect(pixelValues).toEqual((await (await processorOf('ViTImageProcessor', false))(gif)).pixelValues);
    const broken = (await processorOf('ViTImageProcessor'))(gif.subarray(0, 200));
    await expect(broken).rejects.toBeInstanceOf(ImageDecodeError);
    await expect((await processorOf('ViTImageProcessor', false))(gif.subarray(0, 200))).rejects.toThrow(
      await broken.catch((error: Error) => error.message),
    );
  });

  it('do without a worker that dies or does not start, and take another one next time', async () => {
    const processor = await processorOf('BitImageProcessor');
    const image = pattern(640, 480);
    const { pixelValues } = await processor(image);
    const running = processor(image);
    await workers.at(-1)?.terminate();
    expect((await running).pixelValues).toEqual(pixelValues);
    const before = workers.length;
    expect((await processor(image)).pixelValues).toEqual(pixelValues);
    expect(workers.length).toBe(before + 1);
    const nowhere = await processorOf('BitImageProcessor', new URL('./no-such-worker.js', import.meta.url));
    expect((await nowhere(image)).pixelValues).toEqual(pixelValues);
  });

  it('end their workers when there is nothing to do', async () => {
    await (await processorOf('BitImageProcessor'))(pattern(640, 480));
    const worker = workers.at(-1);
    await vi.waitFor(() => expect(worker?.threadId).toBe(-1), { timeout: 15_000, interval: 200 });
  });
});
