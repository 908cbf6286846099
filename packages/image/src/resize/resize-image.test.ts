import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RawImage } from '../raw-image.js';
import { difference } from '../test-support/difference.js';
import { fixturePath, hasShared, recordedImage, sharedPath } from '../test-support/fixtures.js';
import { readSafetensors } from '../test-support/read-safetensors.js';
import type { ResamplingFilter } from './resampling-filter.js';
import { resizeImage } from './resize-image.js';

const filters: readonly ResamplingFilter[] = ['nearest', 'lanczos', 'bilinear', 'bicubic', 'box', 'hamming'];

async function chelsea(): Promise<RawImage> {
  const { data, info } = await sharp(fixturePath('chelsea.png')).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** Cases named `filter_WIDTHxHEIGHT`, after an optional folder. */
function parseCase(name: string): { filter: ResamplingFilter; width: number; height: number } {
  const [, word, width, height] = /(\w+)_(\d+)x(\d+)$/.exec(name) ?? [];
  const filter = filters.find((candidate) => candidate === word);
  if (filter === undefined) throw new Error(`no case: ${name}`);
  return { filter, width: Number(width), height: Number(height) };
}

function casesOf(path: string, folder = ''): string[] {
  return [...readSafetensors(readFileSync(path)).keys()].filter(
    (name) => name.startsWith(folder) && name.includes('_'),
  );
}

describe('resizeImage equals Pillow to the last bit', () => {
  const path = fixturePath('resize.safetensors');

  it.each(casesOf(path, 'chelsea/'))('%s', async (name) => {
    const result = resizeImage(await chelsea(), parseCase(name));
    expect(difference(result.data, recordedImage(path, name).data)).toBe(0);
  });

  it.each(casesOf(path, 'noise/'))('%s', (name) => {
    const result = resizeImage(recordedImage(path, 'noise'), parseCase(name));
    expect(difference(result.data, recordedImage(path, name).data)).toBe(0);
  });

  const shared = sharedPath('fixtures/preprocess/pil_resize_chelsea.safetensors');
  describe.skipIf(!hasShared)('on the shared reference data', () => {
    it.each(hasShared ? casesOf(shared) : [])('%s', async (name) => {
      const result = resizeImage(await chelsea(), parseCase(name));
      expect(difference(result.data, recordedImage(shared, name).data)).toBe(0);
    });
  });
});

describe('resizeImage', () => {
  const noise = recordedImage(fixturePath('resize.safetensors'), 'noise');

  it.each(filters)('%s keeps a constant image constant', (filter) => {
    for (const value of [0, 1, 127, 254, 255]) {
      const constant: RawImage = { data: new Uint8Array(19 * 7 * 3).fill(value), width: 19, height: 7, channels: 3 };
      for (const [width, height] of [
        [5, 3],
        [19, 7],
        [64, 50],
        [1, 200],
      ] as const) {
        expect(new Set(resizeImage(constant, { width, height, filter }).data)).toEqual(new Set([value]));
      }
    }
  });

  it.each(filters)('%s computes the same pixels for a region as for the whole', (filter) => {
    const whole = resizeImage(noise, { width: 50, height: 31, filter });
    const region = { left: 7, top: 5, width: 20, height: 11 };
    const part = resizeImage(noise, { width: 50, height: 31, filter, region });
    const expected = new Uint8Array(region.width * region.height * 3);
    for (let row = 0; row < region.height; row++) {
      const start = ((region.top + row) * 50 + region.left) * 3;
      expected.set(whole.data.subarray(start, start + region.width * 3), row * region.width * 3);
    }
    expect(part.width).toBe(20);
    expect(difference(part.data, expected)).toBe(0);
  });

  it.each(filters)('%s at the same size copies', (filter) => {
    const copy = resizeImage(noise, { width: noise.width, height: noise.height, filter });
    expect(copy.data.buffer).not.toBe(noise.data.buffer);
    expect(difference(copy.data, noise.data)).toBe(0);
  });

  it('says which option is wrong', () => {
    expect(() => resizeImage(noise, { width: 0, height: 5, filter: 'box' })).toThrow(/"width".*it is 0/);
    // @ts-expect-error a name that Pillow does not have
    expect(() => resizeImage(noise, { width: 5, height: 5, filter: 'cubic' })).toThrow(/"cubic".*bicubic/);
    const region = { left: 3, top: 0, width: 3, height: 1 };
    expect(() => resizeImage(noise, { width: 5, height: 5, filter: 'box', region })).toThrow(/"region"/);
  });
});
