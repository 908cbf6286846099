import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fixturePath, recordedImage } from '../test-support/fixtures.js';
import { imageSizeFromHeader } from './image-size-from-header.js';

const files = readdirSync(fixturePath('decode'));

describe('imageSizeFromHeader', () => {
  it.each(files.filter((name) => !name.endsWith('.gif')))('%s', async (name) => {
    const { width, height } = recordedImage(fixturePath('decode.safetensors'), name);
    // These orientations swap the axes, and the header tells the size before.
    const isTurned = /^exif-[5-8]/.test(name);
    const expected = isTurned ? { width: height, height: width } : { width, height };
    expect(await imageSizeFromHeader(readFileSync(fixturePath(`decode/${name}`)))).toEqual(expected);
  });

  it('AVIF', async () => {
    const pixels = { create: { width: 37, height: 21, channels: 3 as const, background: 'teal' } };
    expect(await imageSizeFromHeader(await sharp(pixels).avif().toBuffer())).toEqual({ width: 37, height: 21 });
  });

  it('is undefined for other formats and damaged headers', async () => {
    expect(await imageSizeFromHeader(readFileSync(fixturePath('decode/palette.gif')))).toBeUndefined();
    expect(await imageSizeFromHeader(new Uint8Array(0))).toBeUndefined();
    for (const name of ['rgba.png', 'subsampled.jpg', 'tiff.tif', 'rgba.webp', 'bmp.bmp']) {
      for (const length of [2, 3, 4, 9, 13]) {
        const part = readFileSync(fixturePath(`decode/${name}`)).subarray(0, length);
        expect(await imageSizeFromHeader(part)).toBeUndefined();
      }
    }
  });
});
