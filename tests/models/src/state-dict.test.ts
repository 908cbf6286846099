import { readFile } from 'node:fs/promises';
import { AutoModelForImageClassification, readSafetensors } from '@automodel/core';
import { memoryWriter } from '@automodel/core/saving';
import { floatTensor, tensorMatchers } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { devices } from './devices.js';
import { fixture, recorded, tensorOf } from './fixtures.js';

expect.extend(tensorMatchers);

const basic = fixture('hf-tiny/basic');
const expected = await recorded(`${basic}/expected.safetensors`);
const pixelValues = floatTensor(tensorOf(expected, 'pixel_values'));

describe.each(devices)('on $device', ({ load }) => {
  it('loadStateDict reaches a session that has run: then its logits are the recorded ones', async () => {
    const { config } = await AutoModelForImageClassification.fromPretrained(basic, load).then(async (model) => {
      await model.dispose();
      return model;
    });
    const model = await AutoModelForImageClassification.fromConfig(config, { ...load, seed: 5 });
    try {
      const before = await model.forward({ pixelValues });
      expect(before.logits).not.toMatchTensor(tensorOf(expected, 'logits'), 1e-2);
      const weights = await readSafetensors(await readFile(`${basic}/model.safetensors`));
      await model.loadStateDict(weights);
      const { logits } = await model.forward({ pixelValues });
      expect(logits).toMatchTensor(tensorOf(expected, 'logits'), 5e-6);
      const writer = memoryWriter();
      await model.savePretrained(writer);
      const saved = await readSafetensors(writer.files['model.safetensors'] ?? new Uint8Array());
      for (const [name, { bytes }] of weights) expect(saved.get(name)?.bytes, name).toEqual(bytes);
    } finally {
      await model.dispose();
    }
  });

  it('part of a state dict replaces that part, also of weights that are converted while they are read', async () => {
    const model = await AutoModelForImageClassification.fromPretrained(basic, { ...load, dtype: 'float16' });
    try {
      const whole = await model.forward({ pixelValues });
      const bias = model.stateDict().get('classifier.1.bias');
      const zeros = { dataType: 'float32', dims: bias?.dims ?? [], bytes: new Uint8Array(4 * 5) } as const;
      const { missingKeys } = await model.loadStateDict(new Map([['classifier.1.bias', zeros]]), { strict: false });
      expect(missingKeys).toHaveLength(model.stateDict().size - 1);
      const { logits } = await model.forward({ pixelValues });
      expect(logits.data).not.toEqual(whole.logits.data);
      await model.loadStateDict(new Map([['classifier.1.bias', bias ?? zeros]]), { strict: false });
      const again = await model.forward({ pixelValues });
      expect(again.logits.data).toEqual(whole.logits.data);
    } finally {
      await model.dispose();
    }
  });
});
