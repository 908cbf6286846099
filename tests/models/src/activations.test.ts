import { AutoModelForImageClassification, activationNames } from '@automodel/core';
import { floatTensor, tensorMatchers } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { devices } from './devices.js';
import { fixture, recorded, tensorOf } from './fixtures.js';

expect.extend(tensorMatchers);

// Recorded by fixtures/record.py: one checkpoint, computed by Transformers in float64 with each activation; those that learn
// have a checkpoint of their own.
const expected = await recorded(fixture('activations/expected.safetensors'));
const withParameters = ['prelu', 'xielu'];
const names = [...expected.keys()].filter((key) => key.startsWith('logits.')).map((key) => key.slice('logits.'.length));

it('knows exactly the activations that Transformers maps', () => {
  expect([...activationNames].sort()).toEqual([...names].sort());
});

for (const { device, load, lacks } of devices) {
  describe(`activations on ${device}`, () => {
    it.each(names.filter((name) => lacks[name] === undefined))('%s', async (hidden_act) => {
      const checkpoint = fixture(`activations/${withParameters.includes(hidden_act) ? hidden_act : 'shared'}`);
      const model = await AutoModelForImageClassification.fromPretrained(checkpoint, {
        ...load,
        config: { hidden_act },
      });
      try {
        expect(model.loadingInfo).toMatchObject({ missingKeys: [], unexpectedKeys: [] });
        const pixelValues = floatTensor(tensorOf(expected, 'pixel_values'));
        const { logits, hiddenStates } = await model.forward({ pixelValues }, { outputHiddenStates: true });
        expect(logits).toMatchTensor(tensorOf(expected, `logits.${hidden_act}`), 5e-6);
        expect(hiddenStates?.[4]).toMatchTensor(tensorOf(expected, `hidden_states.4.${hidden_act}`), 5e-6);
      } finally {
        await model.dispose();
      }
    });
  });
}
