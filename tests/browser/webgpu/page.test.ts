import { webgpu } from '@automodel/backend-webgpu';
import { expect, it, vi } from 'vitest';

/** A picture of four fields of one colour each. */
function picture(width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  for (const [index, colour] of ['#ff0000', '#00ff00', '#0000ff', '#ffffff'].entries()) {
    if (context === null) continue;
    context.fillStyle = colour;
    context.fillRect((index % 2) * (width / 2), Math.floor(index / 2) * (height / 2), width / 2, height / 2);
  }
  return canvas;
}

it('is there, and says by which adapter', async () => {
  expect(await webgpu().unavailable('webgpu')).toBeUndefined();
});

it.each(['canvas', 'bitmap', 'frame'] as const)('a %s becomes an input without leaving the GPU', async (kind) => {
  const canvas = picture(20, 10);
  const context = {
    canvas: () => canvas,
    bitmap: () => createImageBitmap(canvas),
    frame: () => new VideoFrame(canvas, { timestamp: 0 }),
  };
  const image = await context[kind]();
  const tensor = await webgpu().imageInput().tensor([image]);
  expect(tensor.dims).toEqual([1, 3, 10, 20]);
  const data = await tensor.getData();
  const pixel = (x: number, y: number): readonly number[] =>
    [0, 1, 2].map((channel) => Math.round(Number(data[channel * 200 + y * 20 + x]) * 255));
  expect([pixel(2, 2), pixel(17, 2), pixel(2, 8), pixel(17, 8)]).toEqual([
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ]);
  tensor.dispose();
  if (image instanceof VideoFrame) image.close();
});

/** A video that shows a canvas, stopped at a frame. */
async function video(canvas: HTMLCanvasElement): Promise<HTMLVideoElement> {
  const element = document.createElement('video');
  element.muted = true;
  document.body.append(canvas, element);
  element.srcObject = canvas.captureStream();
  const context = canvas.getContext('2d');
  // A stream has a frame when the canvas is drawn to.
  const drawing = setInterval(() => context?.fillRect(0, 0, 4, 4), 20);
  const shown = new Promise((resolve) => element.requestVideoFrameCallback(resolve));
  await element.play();
  await shown;
  clearInterval(drawing);
  element.pause();
  return element;
}

/** Colours in steps, and edges between them. */
function gradient(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) {
      if (context === null) continue;
      context.fillStyle = `rgb(${(x * 255) / width}, ${(y * 255) / height}, ${((x + y) * 16) % 256})`;
      context.fillRect(x, y, 4, 4);
    }
  }
  return canvas;
}

/** A frame as decoders give it: brightness, and colours at half the size. */
function decodedFrame(width: number, height: number): VideoFrame {
  const data = Uint8Array.from({ length: (width * height * 3) / 2 }, (_, index) => 40 + ((index * 7) % 160));
  return new VideoFrame(data, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: 0 });
}

const sources = {
  'a frame of a canvas': async () => new VideoFrame(gradient(64, 48), { timestamp: 0 }),
  'a frame of a decoder': async () => decodedFrame(64, 48),
  'a video': () => video(gradient(64, 48)),
} as const;

it.each(Object.keys(sources) as (keyof typeof sources)[])(
  '%s is read where the browser has it, within a step of 255 of a copy, alone and among other images',
  async (kind) => {
    const source = await sources[kind]();
    const backend = webgpu();
    const importing = vi.spyOn(GPUDevice.prototype, 'importExternalTexture');
    const copying = vi.spyOn(GPUQueue.prototype, 'copyExternalImageToTexture');
    const other = { data: new Uint8Array(64 * 48 * 3).map((_, index) => index % 251), width: 64, height: 48 };
    const values = async (frames: 'copied' | 'external', images: readonly (typeof other | typeof source)[]) => {
      const input = backend.imageInput({ frames, rescaleFactor: 1 });
      const tensor = await input.tensor(images);
      const data = Float32Array.from(await tensor.getData(), Number);
      tensor.dispose();
      await input.dispose();
      return data;
    };
    const external = await values('external', [source]);
    expect(importing).toHaveBeenCalledOnce();
    expect(importing.mock.results[0]?.type).toBe('return');
    expect(copying).not.toHaveBeenCalled();
    const copied = await values('copied', [source]);
    expect(copying).toHaveBeenCalled();
    expect(external).toHaveLength(3 * 64 * 48);
    const differences = external.map((value, index) => Math.abs(value - (copied[index] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
    expect(new Set(external).size).toBeGreaterThan(20);
    const among = await values('external', [other, source, other, source]);
    const [first, second, third, fourth] = [0, 1, 2, 3].map((index) =>
      among.slice(index * external.length, (index + 1) * external.length),
    );
    expect([second, fourth]).toEqual([external, external]);
    expect(third).toEqual(first);
    expect(first?.[1]).toBe(other.data[3]);
    vi.restoreAllMocks();
    if (source instanceof VideoFrame) source.close();
  },
);

it('frames are copied where the browser does not let the GPU read them, from then on without asking', async () => {
  const frame = new VideoFrame(gradient(64, 48), { timestamp: 0 });
  const importing = vi.spyOn(GPUDevice.prototype, 'importExternalTexture').mockImplementation(() => {
    throw new DOMException('Failed to import texture from video', 'OperationError');
  });
  const backend = webgpu();
  const input = backend.imageInput();
  for (let round = 0; round < 2; round++) {
    const tensor = await input.tensor([frame]);
    const copied = await backend.imageInput({ frames: 'copied' }).tensor([frame]);
    expect(await tensor.getData()).toEqual(await copied.getData());
    for (const made of [tensor, copied]) made.dispose();
  }
  expect(importing).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
  frame.close();
});

it('runs in a worker', async () => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<unknown>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.postMessage(Float32Array.of(1, 2, 3, 4, 5));
  expect(await answer).toEqual(Float32Array.of(2, 4, 6, 8, 10));
  worker.terminate();
});
