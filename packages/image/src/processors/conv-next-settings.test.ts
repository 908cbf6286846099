import { readFileSync } from 'node:fs';
import type { JsonObject } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { difference } from '../test-support/difference.js';
import { fixturePath, recorded } from '../test-support/fixtures.js';
import { thinnedOut } from '../test-support/thinned-out.js';
import { createConvNextImageProcessor } from './create-conv-next-image-processor.js';

interface SettingsCase {
  readonly settings: JsonObject;
  /** The recorded pixels are every so many rows and columns. */
  readonly step: number;
}

const pixels = fixturePath('convnext-settings.safetensors');
const cases: Record<string, SettingsCase> = JSON.parse(readFileSync(fixturePath('convnext-settings.json'), 'utf8'));

/** `[height, width, 3]` with height and width exchanged. */
function transpose(data: ArrayLike<number>, width: number, height: number): Uint8Array {
  const transposed = new Uint8Array(data.length);
  for (let index = 0; index < data.length; index++) {
    const [row, column, channel] = [Math.floor(index / 3 / width), Math.floor(index / 3) % width, index % 3];
    transposed[(column * height + row) * 3 + channel] = data[index] ?? 0;
  }
  return transposed;
}

describe('ConvNextImageProcessor with all kinds of settings, to the last bit', () => {
  it.each(Object.entries(cases))('%s', async (name, { settings, step }) => {
    const { data } = recorded(pixels, 'image');
    const image =
      name === 'portrait'
        ? { data: transpose(data, 211, 150), width: 150, height: 211, channels: 3 as const }
        : { data: Uint8Array.from(data), width: 211, height: 150, channels: 3 as const };
    const { pixelValues } = await createConvNextImageProcessor({ ...settings, backend: 'pil' })(image);
    expect(difference(thinnedOut(pixelValues, step), recorded(pixels, name).data)).toBe(0);
  });
});
