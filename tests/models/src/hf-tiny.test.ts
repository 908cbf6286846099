import { readdirSync, readFileSync } from 'node:fs';
import { AutoBackbone, AutoModel, AutoModelForImageClassification, Tensor } from '@automodel/core';
import { describeModel, floatTensor, tensorMatchers } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { devices } from './devices.js';
import { fixture, recorded, tensorOf } from './fixtures.js';

expect.extend(tensorMatchers);

/** Checkpoints saved by Transformers' `save_pretrained`, with what it computes for them. */
const names = readdirSync(fixture('hf-tiny'));
const stages = [0, 1, 2, 3, 4];

for (const { device, load, lacks } of devices) {
  for (const name of names) {
    const checkpoint = fixture(`hf-tiny/${name}`);
    const expected = await recorded(`${checkpoint}/expected.safetensors`);
    const config = JSON.parse(readFileSync(`${checkpoint}/config.json`, 'utf8'));
    const [architecture] = config.architectures;

    if (architecture === 'ResNetBackbone') {
      describeModel(`${name} as backbone on ${device}`, {
        loader: AutoBackbone,
        checkpoint,
        expected,
        load,
        outputs: {
          'feature_maps.0': ({ featureMaps }) => featureMaps[0],
          'feature_maps.1': ({ featureMaps }) => featureMaps[1],
        },
      });
      continue;
    }

    describeModel(`${name} as base model on ${device}`, {
      loader: AutoModel,
      checkpoint,
      expected,
      load,
      outputs: {
        last_hidden_state: ({ lastHiddenState }) => lastHiddenState,
        pooler_output: ({ poolerOutput }) => poolerOutput,
        ...Object.fromEntries(
          stages
            .filter((stage) => expected.has(`hidden_states.${stage}`))
            .map((stage) => [
              `hidden_states.${stage}`,
              ({ hiddenStates }: { hiddenStates?: readonly Tensor[] }) => hiddenStates?.[stage],
            ]),
        ),
      },
    });
    if (architecture === 'ResNetModel') continue;

    describeModel(`${name} as classifier on ${device}`, {
      loader: AutoModelForImageClassification,
      checkpoint,
      expected,
      load,
      outputs: {
        logits: ({ logits }) => logits,
        ...Object.fromEntries(
          stages.map((stage) => [
            `hidden_states.${stage}`,
            ({ hiddenStates }: { hiddenStates?: readonly Tensor[] }) => hiddenStates?.[stage],
          ]),
        ),
      },
    });

    if (!expected.has('loss') || lacks.loss !== undefined) continue;
    describe(`${name} on ${device}`, () => {
      it('has the recorded loss', async () => {
        const model = await AutoModelForImageClassification.fromPretrained(checkpoint, load);
        try {
          const { logits } = await model.forward({ pixelValues: floatTensor(tensorOf(expected, 'pixel_values')) });
          const { dims, values } = tensorOf(expected, 'labels');
          const labels =
            config.problem_type === 'regression'
              ? new Tensor('float32', Float32Array.from(values), dims)
              : new Tensor('int64', BigInt64Array.from(Array.from(values, BigInt)), dims);
          const loss = await model.loss({ logits, labels });
          expect(loss.dims).toEqual([]);
          expect(loss.reshape([1])).toMatchTensor(tensorOf(expected, 'loss'), 5e-6);
        } finally {
          await model.dispose();
        }
      });
    });
  }
}
