import { readFile } from 'node:fs/promises';
import { AutoImageProcessor, AutoModelForImageClassification, argMax, readSafetensors } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { relativeError } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { devices } from './devices.js';
import { hasShared, recorded, runsAll, shared, tensorOf } from './fixtures.js';

/** A program that plays a GPU takes a second for an image where others work beside it on two cores, a fifth of one by itself. */
const softwareCount = runsAll ? 150 : 50;

// Transformers' logits for all 10,000 test images; the images at hand are every tenth of them.
describe.skipIf(!hasShared).each(devices)('the bundled classifier on CIFAR-10, $device', ({ device, load }) => {
  const checkpoint = shared('checkpoints/resnet-cifar10-small');
  const use = [imageProcessors, load.use ?? []];
  const count = device === 'webgpu' ? softwareCount : 1000;

  it(`agrees with Transformers on at least 999 of 1,000 images (of ${count} here), and on the pixels within 1e-6`, async () => {
    const reference = await recorded(`${checkpoint}/reference.safetensors`);
    const logits = tensorOf(reference, 'logits');
    const pixels = tensorOf(reference, 'pixel_values_first16');
    const test = await readSafetensors(await readFile(shared('fixtures/cifar10-test/every10th.safetensors')));
    const bytes = test.get('images')?.bytes ?? new Uint8Array();
    const images = Array.from({ length: count }, (_, index) => ({
      data: bytes.subarray(index * 3072, (index + 1) * 3072),
      width: 32,
      height: 32,
      channels: 3,
    }));

    // The reference was recorded with Pillow's resizing.
    const processor = await AutoImageProcessor.fromPretrained(checkpoint, { use, settings: { backend: 'pil' } });
    const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { ...load, use });
    const batch = 50;
    const predictions: number[] = [];
    for (let start = 0; start < images.length; start += batch) {
      const { pixelValues } = await processor(images.slice(start, start + batch));
      if (start === 0) {
        const { data } = pixelValues;
        const size = 3 * 64 * 64;
        for (const [position, first16] of [
          [0, 0],
          [1, 10],
        ] as const) {
          const actual = Array.from({ length: size }, (_, index) => Number(data[position * size + index]));
          const expected = Array.from(
            { length: size },
            (_, index) => pixels.values[first16 * size + index] ?? Number.NaN,
          );
          expect(relativeError(actual, expected).maximumError).toBeLessThanOrEqual(1e-6);
        }
      }
      predictions.push(...argMax((await model.forward({ pixelValues })).logits));
    }
    await model.dispose();

    const expected = Array.from({ length: count }, (_, index) => {
      const row = Array.from({ length: 10 }, (_, label) => logits.values[index * 100 + label] ?? Number.NaN);
      return row.indexOf(Math.max(...row));
    });
    const agreeing = predictions.filter((prediction, index) => prediction === expected[index]).length;
    expect(agreeing / count).toBeGreaterThanOrEqual(0.999);
  }, 300_000);
});
