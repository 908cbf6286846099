import { MissingDependencyError } from '@automodel/core';
import { describe, expect, it, vi } from 'vitest';
import { decodeImage } from './decode-image.js';

vi.mock('sharp', () => {
  throw new Error("Cannot find package 'sharp'");
});

describe('without sharp', () => {
  it('says what to install', async () => {
    const error = await decodeImage(Uint8Array.of(0xff, 0xd8)).catch((cause: unknown) => cause);
    expect(MissingDependencyError.is(error)).toBe(true);
    expect(error).toMatchObject({ packageName: 'sharp', message: /npm install sharp/ });
  });

  it('pixels need no decoder', async () => {
    const pixels = { data: Uint8Array.of(1, 2, 3), width: 1, height: 1, channels: 3 } as const;
    expect([...(await decodeImage(pixels)).data]).toEqual([1, 2, 3]);
  });
});
