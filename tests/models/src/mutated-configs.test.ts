import { readFile } from 'node:fs/promises';
import { wasm } from '@automodel/backend-wasm';
import { AutoConfig, AutoModelForImageClassification, AutomodelError, memorySource } from '@automodel/core';
import { memoryWriter } from '@automodel/core/saving';
import { resnet } from '@automodel/model-resnet';
import { timm } from '@automodel/model-timm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, runsAll } from './fixtures.js';

const numRuns = runsAll ? 3000 : 200;
const seed = 20_261_128;
const use = [wasm({ worker: false, threads: 1 }), resnet, timm];

const weights = await readFile(`${fixture('hf-tiny/basic')}/model.safetensors`);
const basic: Record<string, unknown> = JSON.parse(await readFile(`${fixture('hf-tiny/basic')}/config.json`, 'utf8'));
const wrapped = {
  architecture: 'resnet18',
  model_type: 'timm_wrapper',
  num_classes: 5,
  pretrained_cfg: { input_size: [3, 64, 64], crop_pct: 0.95, interpolation: 'bicubic' },
  model_args: { layers: [1, 1, 1, 1], channels: [8, 8, 8, 8] },
};

/** Values in JSON that a field may have and a model may not. */
const values = [
  ...['null', 'true', '0', '1', '-1', '-0', '0.5', '1e9', '1e308', '1e400', 'NaN', '-Infinity', '9007199254740993'],
  ...[
    '""',
    '"relu"',
    '"resnet"',
    '"__proto__"',
    '"\\ud800"',
    '[]',
    '{}',
    '[0]',
    '[-1]',
    '[null]',
    '[[1]]',
    '[1,2,3,4]',
  ],
  ...['[1000000000,1,1,1]', '[1e308,1,1,1]', '[1e400]', '{"__proto__":{"x":1}}', '{"-1":"a"}', '{"99999999999":"z"}'],
  ...['{"__float__":"NaN"}', `${'['.repeat(3000)}${']'.repeat(3000)}`, `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`],
];
const names = [
  ...['num_labels', 'id2label', 'label2id', 'problem_type', 'depths', 'hidden_sizes', 'out_features', 'out_indices'],
  ...[
    'num_classes',
    'label_names',
    'model_args',
    'pretrained_cfg',
    'dtype',
    'quantization_config',
    '__proto__',
    'toJSON',
  ],
];

/** A config in which some fields have other values, are gone, or are there twice. */
const mutated = fc
  .tuple(
    fc.constantFrom<Record<string, unknown>>(basic, wrapped),
    fc.array(fc.tuple(fc.nat(31), fc.constantFrom(...values), fc.constantFrom('value', 'name', 'remove', 'inner')), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([original, changes]) => {
    const entries = Object.entries(original).map(([name, value]): [string, string] => [name, JSON.stringify(value)]);
    for (const [place, value, kind] of changes) {
      const at = place % Math.max(entries.length, 1);
      const [name = '', text = ''] = entries[at] ?? [];
      if (kind === 'value') entries[at] = [name, value];
      else if (kind === 'name') entries.push([names[place % names.length] ?? '', value]);
      else if (kind === 'remove') entries.splice(at, 1);
      else entries[at] = [name, text.replace(/\d+(\.\d+)?/, value)];
    }
    return `{${entries.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
  });

describe(`mutated configs of model families (seed ${seed}, ${numRuns})`, () => {
  it('give a typed error, or a config that is saved, read and saved again alike, and a model', async () => {
    let right = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const source = memorySource({ 'config.json': text, 'model.safetensors': weights });
        try {
          const config = await AutoConfig.fromPretrained(source, { use });
          const writer = memoryWriter();
          await config.savePretrained(writer);
          const again = await AutoConfig.fromPretrained(writer.files, { use });
          const second = memoryWriter();
          await again.savePretrained(second);
          expect(second.files).toEqual(writer.files);
          right += 1;
          const model = await AutoModelForImageClassification.fromPretrained(source, { use });
          await model.dispose();
        } catch (error) {
          if (!(error instanceof AutomodelError)) throw error;
        }
      }),
      { numRuns, seed },
    );
    expect(right).toBeGreaterThan(numRuns / 20);
  }, 600_000);
});
