import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { ImageDecodeError, InvalidOptionError, MissingFileError, UnsupportedImageError } from '@automodel/core';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImageInput } from '../input/image-input.js';
import { difference } from '../test-support/difference.js';
import { fixturePath, hasShared, recordedImage, sharedPath } from '../test-support/fixtures.js';
import { withClaimedSize } from '../test-support/with-claimed-size.js';
import { decodeImage } from './decode-image.js';
import { decodeUnknown } from './decode-unknown.js';

const decodeFolder = fixturePath('decode');
const pillow = (name: string) => recordedImage(fixturePath('decode.safetensors'), name);
const fixtureBytes = (name: string): Uint8Array => readFileSync(join(decodeFolder, name));

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no rejection',
    (error: unknown) => error,
  );
}

describe('decodeImage equals Pillow', () => {
  // libjpeg-turbo and mozjpeg may round chroma differently; everything else is exact.
  it.each(readdirSync(decodeFolder))('%s', async (name) => {
    const image = await decodeImage(join(decodeFolder, name));
    const expected = pillow(name);
    expect([image.width, image.height, image.channels]).toEqual([expected.width, expected.height, 3]);
    expect(difference(image.data, expected.data)).toBeLessThanOrEqual(name.endsWith('.jpg') ? 2 : 0);
  });

  describe.skipIf(!hasShared)('on the shared photographs', () => {
    it.each(['china', 'flower', 'rocket'])('%s.jpg within 2 levels', async (name) => {
      const image = await decodeImage(sharedPath(`fixtures/images/${name}.jpg`));
      const expected = await decodeImage(sharedPath(`fixtures/decode/${name}.expected.png`));
      expect(difference(image.data, expected.data)).toBeLessThanOrEqual(2);
    });

    const files = hasShared ? readdirSync(sharedPath('fixtures/decode')) : [];
    // grey.expected.png is that of grey.jpg; Pillow's pixels of grey.png are among the fixtures of this package.
    const pairs = files.filter((name) => !/expected|json$/.test(name) && name !== 'grey.png');
    it.each(pairs)('decode/%s equals its expected.png', async (name) => {
      const image = await decodeImage(sharedPath(`fixtures/decode/${name}`));
      const expected = await decodeImage(sharedPath(`fixtures/decode/${name.replace(/\.\w+$/, '.expected.png')}`));
      expect(difference(image.data, expected.data)).toBeLessThanOrEqual(name.endsWith('.jpg') ? 2 : 0);
    });
  });
});

describe('decodeImage takes', () => {
  const path = join(decodeFolder, 'rgba.png');
  const bytes = fixtureBytes('rgba.png');
  const arrayBuffer = Uint8Array.from(bytes).buffer;
  const inputs: Record<string, ImageInput> = {
    'a path': path,
    'a file: URL': pathToFileURL(path),
    'a file: URL as text': pathToFileURL(path).href,
    'a data: URL': `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
    'a data: URL with percent-encoding': `data:image/png,${[...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
    'a blob: URL': URL.createObjectURL(new Blob([arrayBuffer])),
    'a Buffer': Buffer.from(bytes),
    'a Uint8Array': Uint8Array.from(bytes),
    'an ArrayBuffer': arrayBuffer,
    'a Blob': new Blob([arrayBuffer]),
    'a File': new File([arrayBuffer], 'rgba.png'),
    'a sharp instance': sharp(bytes),
  };

  it.each(Object.entries(inputs))('%s', async (_, input) => {
    const { data } = await decodeImage(input);
    expect(difference(data, pillow('rgba.png').data)).toBe(0);
  });

  it('files whose classes are those of another realm, or of a library', async () => {
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    const likeBlob = { size: bytes.length, arrayBuffer: async () => arrayBuffer, slice() {} };
    for (const input of [runInNewContext('Uint8Array.from(bytes)', { bytes }), shared, likeBlob]) {
      const { data } = await decodeUnknown(input, {});
      expect(difference(data, pillow('rgba.png').data)).toBe(0);
    }
  });

  it('a sharp instance, more than once, with its own pipeline', async () => {
    const instance = sharp(bytes).flop();
    const [first, second] = [await decodeImage(instance), await decodeImage(instance)];
    const { data, width } = pillow('rgba.png');
    expect([...first.data.subarray(0, 3)]).toEqual([...data.subarray((width - 1) * 3, width * 3)]);
    expect(difference(first.data, second.data)).toBe(0);
  });

  it('pixels of 1 to 4 channels: grey is repeated, alpha dropped', async () => {
    const decode = async (channels: 1 | 2 | 3 | 4, ...values: number[]) => {
      const pixels = { data: Uint8Array.from(values), width: 2, height: 1, channels };
      return [...(await decodeImage(pixels)).data];
    };
    expect(await decode(1, 7, 9)).toEqual([7, 7, 7, 9, 9, 9]);
    expect(await decode(2, 7, 0, 9, 128)).toEqual([7, 7, 7, 9, 9, 9]);
    expect(await decode(3, 1, 2, 3, 4, 5, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await decode(4, 1, 2, 3, 0, 4, 5, 6, 255)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('ImageData, and canvases of Node packages', async () => {
    const imageData = { data: Uint8ClampedArray.of(1, 2, 3, 0), width: 1, height: 1, colorSpace: 'srgb' };
    expect([...(await decodeImage(imageData)).data]).toEqual([1, 2, 3]);
    const canvas = { width: 1, height: 1, getContext: () => ({ getImageData: () => imageData }) };
    expect([...(await decodeImage(canvas)).data]).toEqual([1, 2, 3]);
  });

  it('https: URLs, and says what the server answered instead', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/image') response.end(bytes);
      else if (request.url === '/page') response.setHeader('content-type', 'text/html; charset=utf-8').end('<html>');
      else if (request.url === '/never') response.write('x');
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    try {
      const { data } = await decodeImage(`${origin}/image`);
      expect(difference(data, pillow('rgba.png').data)).toBe(0);
      expect(await rejection(decodeImage(`${origin}/page`))).toMatchObject({ reason: /HTML page/ });
      expect(await rejection(decodeImage(new URL(`${origin}/none`)))).toMatchObject({ reason: /404 Not Found/ });
      const aborted = decodeImage(`${origin}/never`, { signal: AbortSignal.timeout(50) });
      expect(await rejection(aborted)).toMatchObject({ name: 'TimeoutError' });
    } finally {
      server.closeAllConnections();
      server.close();
    }
    const unreachable = await rejection(decodeImage(`${origin}/image`));
    expect(unreachable).toMatchObject({ code: 'IMAGE_DECODE_FAILED', reason: /could not be downloaded/ });
  });
});

it.each(['png', 'jpeg', 'gif', 'webp', 'tiff', 'avif'] as const)(
  'decodeImage takes one pixel of %s',
  async (format) => {
    const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: { r: 255, g: 255, b: 255 } } });
    const image = await decodeImage(await pixel.toFormat(format).toBuffer());
    expect([image.width, image.height]).toEqual([1, 1]);
    expect(Math.min(...image.data)).toBeGreaterThanOrEqual(253);
  },
);

describe('decodeImage rejects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'automodel-image-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'cat.jpg'), '');

  it('a missing file, with the nearest names', async () => {
    const error = await rejection(decodeImage(join(folder, 'cat.jpeg')));
    expect(MissingFileError.is(error)).toBe(true);
    expect(error).toMatchObject({ file: 'cat.jpeg', location: folder, present: ['cat.jpg'] });
    expect(MissingFileError.is(await rejection(decodeImage(pathToFileURL(join(folder, 'x', 'y.png')))))).toBe(true);
  });

  const damaged: Record<string, [input: ImageInput, reason: RegExp]> = {
    'an empty file': [join(folder, 'cat.jpg'), /empty \(0 bytes\)/],
    'empty bytes': [new Uint8Array(0), /empty/],
    'a directory': [folder, /is a directory/],
    garbage: [new TextEncoder().encode('this is no image'), /no image format/],
    'a page': [new TextEncoder().encode('<!doctype html><html></html>'), /no image format/],
    'a broken data: URL': ['data:image/png;base64,%%%', /not well-formed/],
    'a data: URL without data': ['data:image/png', /not well-formed/],
    'pixels that do not fit their size': [
      { data: new Uint8Array(11), width: 2, height: 2, channels: 3 },
      /has 11 values, but 2 \* 2 \* 3 are 12/,
    ],
    'a truncated BMP': [fixtureBytes('bmp.bmp').subarray(0, 3000), /truncated BMP/],
    'half a header': [fixtureBytes('bmp.bmp').subarray(0, 20), /truncated BMP/],
  };
  it.each(Object.entries(damaged))('%s', async (_, [input, reason]) => {
    const error = await rejection(decodeImage(input));
    expect(ImageDecodeError.is(error)).toBe(true);
    expect(error).toMatchObject({ reason });
  });

  const avif = readFileSync(fixturePath('one-colour.avif'));
  const files: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ...['subsampled.jpg', 'rgba.png', 'palette.gif', 'animated.webp', 'bmp.bmp', 'tiff.tif'].map(
      (name) => [name, fixtureBytes(name)] as const,
    ),
    ['one-colour.avif', avif],
  ];

  it.each([...files, ['progressive.jpg', fixtureBytes('progressive.jpg')] as const])(
    'a truncated %s',
    async (_, bytes) => {
      for (const part of [0.3, 0.6, 0.9]) {
        const error = await rejection(decodeImage(bytes.subarray(0, Math.floor(bytes.length * part))));
        expect(error).toMatchObject({ code: 'IMAGE_DECODE_FAILED', reason: /truncated/ });
      }
    },
  );

  it.each(files)('a %s of more pixels than the limit, before their memory is taken', async (_, bytes) => {
    const before = process.memoryUsage.rss();
    const error = await rejection(decodeImage(withClaimedSize(bytes, 20_000)));
    expect(error).toMatchObject({ code: 'IMAGE_DECODE_FAILED', reason: /20000 x 20000 = 400000000 pixels/ });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100e6);
  });

  it('by a limit of the caller', async () => {
    const bytes = fixtureBytes('rgba.png');
    expect(await rejection(decodeImage(bytes, { maxPixels: 45 * 30 - 1 }))).toMatchObject({ reason: /limit is 1349/ });
    expect((await decodeImage(bytes, { maxPixels: 45 * 30 })).width).toBe(45);
    expect(InvalidOptionError.is(await rejection(decodeImage(bytes, { maxPixels: 0 })))).toBe(true);
  });

  it.each([
    ['a number', 5, /^The number 5/],
    ['null', null, /^null/],
    ['undefined', undefined, /^undefined/],
    ['a function', () => 1, /^A function/],
    ['a list', [1, 2], /^An array of 2 values/],
    ['an object', { width: 2, pixels: [] }, /keys \{ width, pixels \}/],
    ['an ImageBitmap, which only browsers draw', { width: 2, height: 2, close() {} }, /keys \{ width/],
    ['other numbers', new Float32Array(3), /^Float32Array \(12 bytes\)/],
  ])('%s', async (_, input, received) => {
    // @ts-expect-error what JavaScript may pass
    const error = await rejection(decodeImage(input));
    expect(UnsupportedImageError.is(error)).toBe(true);
    expect(error).toMatchObject({ received, message: /a path, a URL, a Blob/ });
  });

  it('a File whose bytes are gone, and one that is damaged, by its name', async () => {
    const file = new File(['no image'], 'cat.jpg');
    const gone = Object.assign(new File(['no image'], 'cat.jpg'), {
      arrayBuffer: () => Promise.reject(new Error('gone')),
    });
    const image = 'File "cat.jpg" (8 bytes)';
    expect(await rejection(decodeImage(gone))).toMatchObject({ image, reason: /bytes cannot be read/ });
    expect(await rejection(decodeImage(file))).toMatchObject({ image, reason: /no image format/ });
    expect(await rejection(decodeImage(new ArrayBuffer(0)))).toMatchObject({ image: 'ArrayBuffer (0 bytes)' });
  });

  it('what was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('no more'));
    expect(await rejection(decodeImage(fixtureBytes('rgba.png'), { signal }))).toMatchObject({ message: 'no more' });
  });
});
