import { readFileSync } from 'node:fs';
import { AutoImageProcessor, type JsonObject } from '@automodel/core';
import { memoryWriter } from '@automodel/core/saving';
import { describe, expect, it } from 'vitest';
import { imageProcessors } from '../image-processors.js';
import { fixturePath } from '../test-support/fixtures.js';

/** What Transformers' `save_pretrained` wrote, by recorded class. */
const recorded: { readonly settings: Readonly<Record<string, JsonObject>> } = JSON.parse(
  readFileSync(fixturePath('preprocess.json'), 'utf8'),
);

describe('savePretrained', () => {
  it.each(Object.entries(recorded.settings))('writes %s as Transformers does', async (_, settings) => {
    const file = JSON.stringify(settings);
    const processor = await AutoImageProcessor.fromPretrained(
      { 'preprocessor_config.json': file },
      { use: [imageProcessors] },
    );
    const writer = memoryWriter();
    await processor.savePretrained(writer);
    const saved = new TextDecoder().decode(writer.files['preprocessor_config.json']);
    // Only where Python has no crop at all, that is written out.
    const written = 'do_center_crop' in settings ? saved : saved.replace('  "do_center_crop": false,\n', '');
    expect(written).toBe(`${JSON.stringify(settings, null, 2)}\n`);
    // The same processor again, whatever defaults were filled in.
    const again = await AutoImageProcessor.fromPretrained(writer.files, { use: [imageProcessors] });
    expect(again.settings).toEqual(processor.settings);
  });
});
