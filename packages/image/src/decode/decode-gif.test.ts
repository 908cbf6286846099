import { readdirSync, readFileSync } from 'node:fs';
import { ImageDecodeError } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { difference } from '../test-support/difference.js';
import { fixturePath, recordedImage } from '../test-support/fixtures.js';
import { decodeGif } from './decode-gif.js';
import { isGif } from './is-gif.js';

const settings = { maxPixels: 1e6, signal: undefined };
const bytesOf = (name: string): Uint8Array => readFileSync(fixturePath(name));

describe('decodeGif', () => {
  it.each(readdirSync(fixturePath('gif')))('%s as Pillow', (name) => {
    const image = decodeGif(bytesOf(`gif/${name}`), name, settings);
    const expected = recordedImage(fixturePath('gif.safetensors'), name);
    expect([image.width, image.height]).toEqual([expected.width, expected.height]);
    expect(difference(image.data, expected.data)).toBe(0);
  });

  it('rejects every file that ends early', () => {
    const bytes = bytesOf('gif/transparent.gif');
    // Without the last codes (that say the end), the last block's end and the trailer, all pixels are there.
    for (let length = 4; length < bytes.length - 4; length++) {
      expect(() => decodeGif(bytes.subarray(0, length), 'cut.gif', settings)).toThrow(/cut\.gif.*truncated GIF/);
    }
  });

  it('never hangs or fails otherwise on damaged files', () => {
    const bytes = bytesOf('gif/noise.gif');
    for (let at = 4; at < bytes.length; at += 7) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      try {
        decodeGif(damaged, 'damaged.gif', settings);
      } catch (error) {
        expect(ImageDecodeError.is(error)).toBe(true);
      }
    }
  });

  it('knows a GIF by its first bytes', () => {
    expect(isGif(bytesOf('gif/part.gif'))).toBe(true);
    expect(isGif(bytesOf('decode/rgba.png'))).toBe(false);
    expect(isGif(new Uint8Array(0))).toBe(false);
  });
});
