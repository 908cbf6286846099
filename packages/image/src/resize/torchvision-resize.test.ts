import { describe, expect, it } from 'vitest';
import { difference } from '../test-support/difference.js';
import { fixturePath, recordedImage } from '../test-support/fixtures.js';
import type { ResamplingFilter } from './resampling-filter.js';
import { resizeImage } from './resize-image.js';

// That the pixels are torchvision's is shown by the recordings of whole processors; here what holds beyond their sizes.
describe('resizeImage as torchvision', () => {
  const noise = recordedImage(fixturePath('resize.safetensors'), 'noise');
  const sizes = [
    [noise.width * 2, noise.height * 2],
    [noise.width + 3, Math.ceil(noise.height / 3)],
    [5, 200],
    [1, 1],
  ] as const;
  const filters: readonly ResamplingFilter[] = ['bilinear', 'bicubic'];

  it.each(filters)('%s is within a level of Pillow, whose weights have more bits', (filter) => {
    for (const [width, height] of sizes) {
      const options = { width, height, filter } as const;
      const torchvision = resizeImage(noise, { ...options, backend: 'torchvision' });
      expect(difference(torchvision.data, resizeImage(noise, options).data)).toBeLessThanOrEqual(1);
    }
  });

  it.each([...filters, 'nearest'] as const)('%s computes the same pixels for a region as for the whole', (filter) => {
    const size = { width: 50, height: 31, filter, backend: 'torchvision' } as const;
    const whole = resizeImage(noise, size);
    const region = { left: 7, top: 5, width: 20, height: 11 };
    const part = resizeImage(noise, { ...size, region });
    const expected = new Uint8Array(region.width * region.height * 3);
    for (let row = 0; row < region.height; row++) {
      const start = ((region.top + row) * 50 + region.left) * 3;
      expected.set(whole.data.subarray(start, start + region.width * 3), row * region.width * 3);
    }
    expect(difference(part.data, expected)).toBe(0);
  });

  it('keeps a constant image constant', () => {
    const constant = { data: new Uint8Array(19 * 7 * 3).fill(255), width: 19, height: 7, channels: 3 } as const;
    for (const [width, height] of sizes) {
      const resized = resizeImage(constant, { width, height, filter: 'bicubic', backend: 'torchvision' });
      expect(new Set(resized.data)).toEqual(new Set([255]));
    }
  });

  it('has no filters that torchvision lacks', () => {
    const options = { width: 5, height: 5, filter: 'lanczos', backend: 'torchvision' } as const;
    expect(() => resizeImage(noise, options)).toThrow(/filters of torchvision are nearest, bilinear, bicubic/);
  });
});
