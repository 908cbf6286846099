import { ImageDecodeError, UnsupportedImageError } from '@automodel/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RawImage } from '../raw-image.js';
import { fetchFixture, fetchPillowImages } from '../test-support/browser-fixtures.js';
import { difference } from '../test-support/difference.js';
import { withClaimedSize } from '../test-support/with-claimed-size.js';
import { decodeImage } from './decode-image.js';

let pillow: (name: string) => RawImage;
let bytes: Uint8Array<ArrayBuffer>;
let opaque: RawImage;

beforeAll(async () => {
  pillow = await fetchPillowImages();
  bytes = await fetchFixture('decode/rgba.png');
  opaque = pillow('palette.png');
});

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no rejection',
    (error: unknown) => error,
  );
}

/** A canvas with the opaque image of the fixtures. */
function paintedCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = opaque.width;
  canvas.height = opaque.height;
  const pixels = new ImageData(opaque.width, opaque.height);
  for (let pixel = 0; pixel < opaque.width * opaque.height; pixel++) {
    pixels.data.set([...opaque.data.subarray(pixel * 3, pixel * 3 + 3), 255], pixel * 4);
  }
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}

describe('decodeImage in a browser equals Pillow', () => {
  const exact = [
    ...['bilevel.png', 'grey.png', 'palette.png', 'rgb-16-bit.png', 'one-pixel.png', 'exif-6.png'],
    ...['palette.gif', 'animated.gif', 'animated.webp', 'bmp.bmp', 'bmp-palette.bmp', 'bmp-32-bit.bmp'],
    // Alpha: what lies under transparency survives through WebGL.
    ...['rgba.png', 'rgba.webp', 'grey-alpha.png', 'grey-alpha-16-bit.png', 'palette-transparent.png'],
    'rgb-transparent-colour.png',
  ];
  it.each(exact)('%s exactly', async (name) => {
    const image = await decodeImage(await fetchFixture(`decode/${name}`));
    expect([image.width, image.height]).toEqual([pillow(name).width, pillow(name).height]);
    expect(difference(image.data, pillow(name).data)).toBe(0);
  });

  it("GIFs exactly, with the palette's colour under transparency", async () => {
    const recorded = await fetchPillowImages('gif.safetensors');
    for (const name of ['transparent.gif', 'interlaced.gif', 'part-transparent.gif', 'noise.gif']) {
      const image = await decodeImage(await fetchFixture(`gif/${name}`));
      expect([image.width, image.height]).toEqual([recorded(name).width, recorded(name).height]);
      expect(difference(image.data, recorded(name).data)).toBe(0);
    }
  });

  const orientations = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `exif-${number}.jpg`);
  it.each([...orientations, 'grey.jpg', 'progressive.jpg', 'subsampled.jpg', 'cmyk.jpg'])(
    '%s within 2 levels',
    async (name) => {
      const image = await decodeImage(await fetchFixture(`decode/${name}`));
      expect(image.width).toBe(pillow(name).width);
      expect(difference(image.data, pillow(name).data)).toBeLessThanOrEqual(2);
    },
  );
});

describe('decodeImage in a browser takes', () => {
  it.each<[string, () => Promise<Parameters<typeof decodeImage>[0]>]>([
    ['a Blob', async () => new Blob([bytes])],
    ['a File', async () => new File([bytes], 'rgba.png')],
    ['an ArrayBuffer', async () => bytes.buffer],
    ['a blob: URL', async () => URL.createObjectURL(new Blob([bytes]))],
    ['a data: URL', async () => `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`],
    ['a URL', async () => new URL(URL.createObjectURL(new Blob([bytes])))],
    ['an ImageBitmap of straight alpha', () => createImageBitmap(new Blob([bytes]), { premultiplyAlpha: 'none' })],
  ])('%s', async (_, input) => {
    const { data } = await decodeImage(await input());
    expect(difference(data, pillow('rgba.png').data)).toBe(0);
  });

  it('a canvas, an OffscreenCanvas, an ImageBitmap and a VideoFrame, which it leaves open', async () => {
    const canvas = paintedCanvas();
    const offscreen = new OffscreenCanvas(opaque.width, opaque.height);
    offscreen.getContext('2d')?.drawImage(canvas, 0, 0);
    const bitmap = await createImageBitmap(canvas);
    const frame = new VideoFrame(canvas, { timestamp: 0 });
    for (const input of [canvas, offscreen, bitmap, frame, bitmap, frame]) {
      const image = await decodeImage(input);
      expect([image.width, image.height]).toEqual([opaque.width, opaque.height]);
      expect(difference(image.data, opaque.data)).toBe(0);
    }
    bitmap.close();
    frame.close();
    for (const input of [bitmap, frame]) expect(ImageDecodeError.is(await rejection(decodeImage(input)))).toBe(true);
  });

  it('a canvas of WebGL', async () => {
    const canvas = new OffscreenCanvas(2, 1);
    const gl = canvas.getContext('webgl', { preserveDrawingBuffer: true });
    gl?.clearColor(1, 0, 1, 1);
    gl?.clear(gl.COLOR_BUFFER_BIT);
    expect([...(await decodeImage(canvas)).data]).toEqual([255, 0, 255, 255, 0, 255]);
  });

  it('an <img>, for which it waits', async () => {
    const element = new Image();
    element.src = URL.createObjectURL(new Blob([await fetchFixture('decode/palette.png')]));
    expect(difference((await decodeImage(element)).data, opaque.data)).toBe(0);
    const broken = new Image();
    broken.src = URL.createObjectURL(new Blob(['no image']));
    expect(await rejection(decodeImage(broken))).toMatchObject({ reason: /could not load/ });
  });

  it('a <video> once it shows a frame', async () => {
    const video = document.createElement('video');
    expect(await rejection(decodeImage(video))).toMatchObject({ code: 'IMAGE_DECODE_FAILED', reason: /0 x 0 pixels/ });
    const canvas = paintedCanvas();
    video.muted = true;
    video.srcObject = canvas.captureStream();
    await video.play();
    const image = await decodeImage(video);
    expect([image.width, image.height]).toEqual([canvas.width, canvas.height]);
  });

  it('ImageData', async () => {
    const pixels = new ImageData(Uint8ClampedArray.of(1, 2, 3, 0, 4, 5, 6, 255), 2, 1);
    expect([...(await decodeImage(pixels)).data]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('a Blob in a worker', async () => {
    const worker = new Worker(new URL('../test-support/decode-worker.ts', import.meta.url), { type: 'module' });
    const answer = new Promise<RawImage>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<RawImage>) => resolve(data);
      worker.onerror = reject;
    });
    worker.postMessage(new Blob([bytes]));
    expect(difference((await answer).data, pillow('rgba.png').data)).toBe(0);
    worker.terminate();
  });
});

describe('decodeImage in a browser rejects', () => {
  it.each<[string, () => Promise<Blob | Uint8Array | string>, RegExp]>([
    ['an empty Blob', async () => new Blob([]), /empty/],
    ['garbage', async () => new Blob(['no image']), /damaged, or a format/],
    ['a format that browsers do not read', () => fetchFixture('decode/tiff.tif'), /damaged, or a format/],
    ['a missing file', async () => new URL('/no-such-folder/image.png', location.origin).href, /404|HTML page/],
    ['a data: URL without data', async () => 'data:image/png', /not well-formed/],
  ])('%s', async (_, input, reason) => {
    const error = await rejection(decodeImage(await input()));
    expect(ImageDecodeError.is(error)).toBe(true);
    expect(error).toMatchObject({ reason });
  });

  const files = [
    ...['decode/subsampled.jpg', 'decode/rgba.png', 'decode/palette.gif', 'decode/animated.webp', 'decode/bmp.bmp'],
    'one-colour.avif',
  ];
  it.each(files)('%s of more pixels than the limit, before decoding', async (name) => {
    const error = await rejection(decodeImage(withClaimedSize(await fetchFixture(name), 20_000)));
    expect(error).toMatchObject({ code: 'IMAGE_DECODE_FAILED', reason: /20000 x 20000 = 400000000 pixels/ });
  });

  it('a canvas of more pixels than the limit', async () => {
    const canvas = new OffscreenCanvas(4, 4);
    expect(await rejection(decodeImage(canvas, { maxPixels: 15 }))).toMatchObject({ reason: /limit is 15/ });
  });

  it.each([...files, 'decode/progressive.jpg'])('a truncated %s', async (name) => {
    const file = await fetchFixture(name);
    for (const part of [0.3, 0.6, 0.9]) {
      const error = await rejection(decodeImage(file.subarray(0, Math.floor(file.length * part))));
      expect(ImageDecodeError.is(error)).toBe(true);
    }
  });

  it('what is no image', async () => {
    // @ts-expect-error what JavaScript may pass
    const error = await rejection(decodeImage(document.createElement('div')));
    expect(UnsupportedImageError.is(error)).toBe(true);
    expect(error).toMatchObject({ received: 'A value of class HTMLDivElement', message: /a Blob or File/ });
  });
});
