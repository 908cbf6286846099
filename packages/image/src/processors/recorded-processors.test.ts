import { readdirSync, readFileSync } from 'node:fs';
import type { ImageProcessor, JsonObject } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { imageProcessors } from '../image-processors.js';
import { difference } from '../test-support/difference.js';
import { fixturePath, hasShared, recorded, sharedPath } from '../test-support/fixtures.js';
import { thinnedOut } from '../test-support/thinned-out.js';

/** The bytes after resize and crop, as they were recorded. */
const bytesOnly = { do_rescale: false, do_normalize: false };

/** The files name a processor without its backend, as `save_pretrained` writes them; the folder's name has it. */
async function processorOf(settings: JsonObject, recordedClass: string): Promise<ImageProcessor> {
  const type = String(settings.image_processor_type);
  const plugin = imageProcessors.find(({ key }) => key === type);
  if (plugin === undefined) throw new Error(`no ${type}`);
  return plugin.create({ ...settings, image_processor_type: recordedClass }, recordedClass);
}

interface ReducedRecordings {
  /** The recorded pixels are every so many rows and columns. */
  readonly step: number;
  readonly settings: Readonly<Record<string, JsonObject>>;
}

describe('processors equal Transformers to the last bit, on both backends', () => {
  const { step, settings }: ReducedRecordings = JSON.parse(readFileSync(fixturePath('preprocess.json'), 'utf8'));
  it.each(Object.entries(settings))('%s', async (key, fileSettings) => {
    const processor = await processorOf(fileSettings, key.replace(/^.*\//, ''));
    expect(processor.settings.backend).toBe(key.endsWith('Pil') ? 'pil' : 'torchvision');
    const { pixelValues } = await processor(fixturePath('chelsea.png'), bytesOnly);
    const expected = recorded(fixturePath('preprocess.safetensors'), key).data;
    expect(difference(thinnedOut(pixelValues, step), expected)).toBe(0);
  });

  describe.skipIf(!hasShared)('on the shared reference data', () => {
    const root = sharedPath('fixtures/preprocess');
    const folders = hasShared ? readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
    const cases = folders.flatMap(({ name: folder }) =>
      readdirSync(`${root}/${folder}`)
        .filter((name) => name.endsWith('.safetensors'))
        .flatMap((name) =>
          ['chelsea.png', 'coffee.png', 'rocket.jpg'].map(
            (image) => [`${folder}/${name.replace('.safetensors', '')}`, image] as const,
          ),
        ),
    );
    it.each(cases)('%s: %s', async (path, image) => {
      const fileSettings = JSON.parse(readFileSync(`${root}/${path}/preprocessor_config.json`, 'utf8'));
      const processor = await processorOf(fileSettings, path.replace(/^.*\//, ''));
      const { pixelValues } = await processor(sharedPath(`fixtures/images/${image}`), bytesOnly);
      expect(pixelValues.dims).toEqual([1, ...recorded(`${root}/${path}.safetensors`, image).shape]);
      expect(difference(thinnedOut(pixelValues, 1), recorded(`${root}/${path}.safetensors`, image).data)).toBe(0);
    });
  });
});
