import { webgpu } from '@automodel/backend-webgpu';
import { expect, it } from 'vitest';

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
