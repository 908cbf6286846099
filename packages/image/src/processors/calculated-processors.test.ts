import { readFileSync } from 'node:fs';
import type { JsonObject } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../decode/decode-image.js';
import type { RawImage } from '../raw-image.js';
import { difference } from '../test-support/difference.js';
import { fixturePath, recorded } from '../test-support/fixtures.js';
import { thinnedOut } from '../test-support/thinned-out.js';
import { processImage } from '../worker/process-image.js';
import { bitImageProcessor } from './bit-image-processor.js';
import { createBitImageProcessor } from './create-bit-image-processor.js';
import { createImageProcessor } from './create-image-processor.js';
import { createTimmWrapperImageProcessor } from './create-timm-wrapper-image-processor.js';

interface Calculations {
  readonly timm: Readonly<Record<string, JsonObject>>;
  readonly torchvision: Readonly<Record<string, JsonObject>>;
  readonly sizes: readonly (readonly [height: number, width: number, size: JsonObject, expected: readonly number[]])[];
}

const calculations: Calculations = JSON.parse(readFileSync(fixturePath('calculations.json'), 'utf8'));
const values = fixturePath('calculations.safetensors');

function turnedLeft({ data, width, height }: RawImage): RawImage {
  const turned = new Uint8Array(data.length);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < height; column++) {
      const source = (column * width + (width - 1 - row)) * 3;
      turned.set(data.subarray(source, source + 3), (row * height + column) * 3);
    }
  }
  return { data: turned, width: height, height: width, channels: 3 };
}

describe("timm's transforms with Pillow, to the last bit", () => {
  it.each(Object.entries(calculations.timm))('%s', async (name, pretrained) => {
    const cat = await decodeImage(fixturePath('chelsea.png'));
    const image = name === 'center-portrait' ? turnedLeft(cat) : cat;
    const { pixelValues } = await createTimmWrapperImageProcessor({ pretrained_cfg: pretrained })(image);
    const expected = recorded(values, `timm/${name}`);
    expect(pixelValues.dims).toEqual([1, ...expected.shape]);
    expect(difference(thinnedOut(pixelValues, 1), expected.data)).toBe(0);
  });
});

describe("the torchvision backend's pixel values, to the last bit", () => {
  it.each(Object.entries(calculations.torchvision))('%s', async (name, settings) => {
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const processor = createBitImageProcessor({ ...settings, do_resize: false, do_center_crop: false });
    const { pixelValues } = await processor({ data, width: 256, height: 1, channels: 1 });
    expect(difference(thinnedOut(pixelValues, 1), recorded(values, `torchvision/${name}`).data)).toBe(0);
  });
});

describe('all forms of size', () => {
  it('have the sizes that Python calculates', async () => {
    const small = calculations.sizes.filter(([height, width, , [newHeight = 0, newWidth = 0]]) => {
      return newHeight > 0 && newWidth > 0 && newHeight * newWidth + height * width < 500_000;
    });
    expect(small.length).toBeGreaterThan(60);
    for (const [height, width, size, expected] of small) {
      const image = { data: new Uint8Array(height * width), height, width, channels: 1 } as const;
      const settings = { size, do_center_crop: false, resample: 0 };
      const processor = createImageProcessor(bitImageProcessor, settings, processImage);
      expect((await processor(image)).pixelValues.dims, JSON.stringify([height, width, size])).toEqual([
        1,
        3,
        ...expected,
      ]);
    }
  });
});
