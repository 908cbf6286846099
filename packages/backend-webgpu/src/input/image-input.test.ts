import { expect, it } from 'vitest';
import { countingDevice } from '../test-support/counting-device.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { elementsOf, openSession } from '../test-support/open-session.js';
import { smallNetwork } from '../test-support/small-network.js';
import { webgpu } from '../webgpu.js';
import { imageGeometry, neededRegion } from './image-geometry.js';

const mean = [0.485, 0.456, 0.406];
const std = [0.229, 0.224, 0.225];

function pixels(width: number, height: number, channels: 3 | 4): Uint8Array {
  return Uint8Array.from({ length: width * height * channels }, (_, index) => (index * 37 + (index >> 3) * 11) % 256);
}

/** The filters as they are defined, by distance. */
function weight(filter: 'bicubic' | 'bilinear', distance: number): number {
  const x = Math.abs(distance);
  if (filter === 'bilinear') return Math.max(1 - x, 0);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

describeOnGpu('images on the GPU', () => {
  it.each([3, 4] as const)('bytes of %i channels are normalized as an image processor does', async (channels) => {
    const [width, height] = [5, 3];
    const data = pixels(width, height, channels);
    const tensor = await webgpu().imageInput({ mean, std }).tensor([{ data, width, height, channels }]);
    expect(tensor.dims).toEqual([1, 3, height, width]);
    expect(tensor.location).toBe('gpu-buffer');
    const values = await elementsOf(tensor);
    for (const [index, value] of values.entries()) {
      const channel = Math.floor(index / (width * height));
      const byte = data[(index % (width * height)) * channels + channel] ?? 0;
      expect(value).toBeCloseTo((byte / 255 - (mean[channel] ?? 0)) / (std[channel] ?? 1), 5);
    }
    tensor.dispose();
  });

  it('halves an image by the triangle filter of twice the width', async () => {
    const [width, height] = [16, 8];
    const data = pixels(width, height, 3);
    const input = webgpu().imageInput({ resize: { width: 8, height: 4 }, rescaleFactor: 1 });
    const tensor = await input.tensor([{ data, width, height, channels: 3 }]);
    const values = await elementsOf(tensor);
    const weight = (distance: number): number => Math.max(1 - Math.abs(distance) / 2, 0);
    for (const [y, x] of [
      [0, 0],
      [1, 3],
      [3, 7],
    ] as const) {
      let [sum, total] = [0, 0];
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          const factor = weight(row + 0.5 - (y + 0.5) * 2) * weight(column + 0.5 - (x + 0.5) * 2);
          sum += factor * (data[(row * width + column) * 3] ?? 0);
          total += factor;
        }
      }
      expect(values[y * 8 + x]).toBeCloseTo(sum / total, 3);
    }
    tensor.dispose();
  });

  it('feeds a model without going through the CPU', async () => {
    const backend = webgpu();
    const model = smallNetwork();
    const session = await backend.createSession?.(model, new Map(), { device: 'webgpu', outputs: ['result'] });
    const [width, height] = [40, 30];
    const frame = { data: pixels(width, height, 4), width, height };
    const input = backend.imageInput({ resize: { shortestEdge: 28 }, crop: { width: 24, height: 24 }, mean, std });
    const image = await input.tensor([frame, frame]);
    expect(image.dims).toEqual([2, 3, 24, 24]);
    const onGpu = await elementsOf((await session?.run({ image }, ['result']))?.result);
    const other = await openSession(model);
    const { Tensor } = await import('../onnxruntime-common.js');
    const copy = new Tensor('float32', await elementsOf(image), image.dims);
    expect(await elementsOf((await other.run({ image: copy }, ['result'])).result)).toEqual(onGpu);
    image.dispose();
    await Promise.all([session?.dispose(), other.dispose()]);
  });

  it('a batch is what its images are one by one, whatever their sizes and however many bytes', async () => {
    const images = [
      { data: pixels(700, 500, 4), width: 700, height: 500 },
      { data: pixels(301, 399, 3), width: 301, height: 399 },
      { data: pixels(640, 480, 3), width: 640, height: 480 },
    ];
    const options = { resize: { shortestEdge: 40 }, crop: { width: 32, height: 32 }, mean, std };
    const input = webgpu().imageInput(options);
    const together = await elementsOf(await input.tensor(images));
    const single = webgpu().imageInput(options);
    for (const [index, image] of images.entries()) {
      const length = 3 * 32 * 32;
      const alone = await elementsOf(await single.tensor([image]));
      expect(together.slice(index * length, (index + 1) * length)).toEqual(alone);
    }
  });

  it('cuts out of the middle without a filter', async () => {
    const [width, height] = [9, 7];
    const data = pixels(width, height, 3);
    const input = webgpu().imageInput({ crop: { width: 4, height: 3 }, rescaleFactor: 1 });
    const values = await elementsOf(await input.tensor([{ data, width, height, channels: 3 }]));
    for (let y = 0; y < 3; y++) {
      for (let x = 0; x < 4; x++) expect(values[12 + y * 4 + x]).toBe(data[((y + 2) * width + x + 2) * 3 + 1]);
    }
  });

  it('uses its buffers again, and gives them back', async () => {
    const { device, live } = await countingDevice();
    const backend = webgpu({ device });
    const input = backend.imageInput();
    const image = { data: pixels(24, 16, 4), width: 24, height: 16 };
    const other = { ...image, data: image.data.map((value) => 255 - value) };
    const [first, second] = await Promise.all([input.tensor([image]), input.tensor([other])]);
    const [before, inverse] = [await elementsOf(first), await elementsOf(second)];
    expect(inverse[5]).toBeCloseTo(1 - (before[5] ?? 0), 6);
    first.dispose();
    second.dispose();
    const count = live.size;
    for (let round = 0; round < 5; round++) {
      const tensor = await input.tensor([round % 2 === 0 ? image : other]);
      expect(await elementsOf(tensor)).toEqual(round % 2 === 0 ? before : inverse);
      tensor.dispose();
    }
    expect(live.size).toBe(count);
    const kept = await input.tensor([image]);
    await input.dispose();
    expect(live.size).toBe(1);
    expect(await elementsOf(kept)).toEqual(before);
    kept.dispose();
    expect(live.size).toBe(0);
    device.destroy();
  });

  const small = { resize: { shortestEdge: 40 }, crop: { width: 31, height: 29 } };
  it.each([
    [3, 'bilinear', small],
    [4, 'bicubic', small],
    [4, 'bilinear', { resize: { shortestEdge: 700 }, crop: { width: 33, height: 650 } }],
    [4, 'bicubic', { resize: { width: 901, height: 600 }, crop: { width: 90, height: 64 } }],
    [3, 'bilinear', { crop: { width: 41, height: 20 } }],
  ] as const)(
    'the middle of an image of %i channels is what the whole image gives: %s, %o',
    async (channels, filter, sizes) => {
      const source = { width: 901, height: 503 };
      const data = pixels(source.width, source.height, channels);
      const geometry = imageGeometry(source, sizes);
      const { output, scaleX, scaleY, offsetX, offsetY } = geometry;
      expect(neededRegion(source, geometry, filter === 'bilinear' ? 1 : 2).width).toBeLessThan(source.width);
      const input = webgpu().imageInput({ ...sizes, filter, rescaleFactor: 1 });
      const values = await elementsOf(await input.tensor([{ data, ...source, channels }]));
      const weights = (size: number, middle: number, scale: number): readonly (readonly [number, number])[] => {
        const all = Array.from({ length: size }, (_, at) => [at, weight(filter, (at + 0.5 - middle) / scale)] as const);
        return all.filter(([, factor]) => factor !== 0);
      };
      for (const [y, x] of [
        [0, 0],
        [0, output.width - 1],
        [output.height >> 1, output.width >> 1],
        [output.height - 1, 0],
        [output.height - 1, output.width - 1],
      ] as const) {
        let [sum, total] = [0, 0];
        for (const [row, down] of weights(source.height, (y + 0.5) * scaleY + offsetY, Math.max(scaleY, 1))) {
          for (const [column, across] of weights(source.width, (x + 0.5) * scaleX + offsetX, Math.max(scaleX, 1))) {
            sum += down * across * (data[(row * source.width + column) * channels] ?? 0);
            total += down * across;
          }
        }
        expect(values[y * output.width + x]).toBeCloseTo(sum / total, 2);
      }
    },
  );

  it('refuses an image with fewer bytes than pixels', async () => {
    const image = { data: pixels(4, 3, 3), width: 4, height: 4, channels: 3 as const };
    await expect(webgpu().imageInput().tensor([image])).rejects.toThrow(/36 bytes.*48/);
  });

  it('refuses a batch of images of several sizes', async () => {
    const images = [4, 5].map((width) => ({ data: pixels(width, 4, 3), width, height: 4, channels: 3 as const }));
    await expect(webgpu().imageInput().tensor(images)).rejects.toThrow(/one size.*resize and crop/);
  });

  it('cuts the middle out of what was resized by its shorter side', () => {
    const geometry = imageGeometry(
      { width: 1280, height: 720 },
      { resize: { shortestEdge: 256 }, crop: { width: 224, height: 224 } },
    );
    expect(geometry).toMatchObject({ output: { width: 224, height: 224 }, scaleY: 720 / 256, scaleX: 1280 / 455 });
    expect(geometry.offsetY).toBeCloseTo(16 * (720 / 256), 9);
    expect(geometry.offsetX).toBeCloseTo(115 * (1280 / 455), 9);
  });
});
