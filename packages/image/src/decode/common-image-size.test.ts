import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ImageSize } from '../image-size.js';
import { fixturePath, recordedImage } from '../test-support/fixtures.js';
import { commonImageSize } from './common-image-size.js';
import { rareImageSize } from './rare-image-size.js';

const files = readdirSync(fixturePath('decode'));

/** As `decodeBytes` reads it. */
function declaredSize(bytes: Uint8Array): ImageSize | undefined {
  return commonImageSize(bytes) ?? rareImageSize(bytes);
}

describe('the size that a header declares', () => {
  it.each(files.filter((name) => !name.endsWith('.gif')))('%s', async (name) => {
    const { width, height } = recordedImage(fixturePath('decode.safetensors'), name);
    // These orientations swap the axes, and the header tells the size before.
    const isTurned = /^exif-[5-8]/.test(name);
    const expected = isTurned ? { width: height, height: width } : { width, height };
    expect(declaredSize(readFileSync(fixturePath(`decode/${name}`)))).toEqual(expected);
  });

  it('AVIF', async () => {
    const pixels = { create: { width: 37, height: 21, channels: 3 as const, background: 'teal' } };
    expect(declaredSize(await sharp(pixels).avif().toBuffer())).toEqual({ width: 37, height: 21 });
  });

  it('is undefined for other formats and damaged headers', async () => {
    expect(declaredSize(readFileSync(fixturePath('decode/palette.gif')))).toBeUndefined();
    expect(declaredSize(new Uint8Array(0))).toBeUndefined();
    for (const name of ['rgba.png', 'subsampled.jpg', 'tiff.tif', 'rgba.webp', 'bmp.bmp']) {
      for (const length of [2, 3, 4, 9, 13]) {
        const part = readFileSync(fixturePath(`decode/${name}`)).subarray(0, length);
        expect(declaredSize(part)).toBeUndefined();
      }
    }
  });
});
