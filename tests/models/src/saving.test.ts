import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { AutoBackbone, AutoConfig, AutoModel, AutoModelForImageClassification } from '@automodel/core';
import { memoryWriter, savePretrained } from '@automodel/core/saving';
import { resnet } from '@automodel/model-resnet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixture } from './fixtures.js';

const use = [onnxruntime(), resnet];
const names = readdirSync(fixture('hf-tiny'));

/** Header without its padding, and the bytes of the weights. */
function parts(file: Buffer): { readonly header: string; readonly data: Buffer } {
  const length = Number(file.readBigUInt64LE(0));
  return {
    header: file
      .subarray(8, 8 + length)
      .toString()
      .trimEnd(),
    data: file.subarray(8 + length),
  };
}

describe('savePretrained', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'automodel-saving-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  for (const name of names) {
    it(`writes ${name} as Transformers wrote it`, async () => {
      const origin = fixture(`hf-tiny/${name}`);
      const config = JSON.parse(readFileSync(`${origin}/config.json`, 'utf8'));
      const classes = { ResNetBackbone: AutoBackbone, ResNetModel: AutoModel };
      const [architecture] = config.architectures;
      const loader =
        Object.entries(classes).find(([key]) => key === architecture)?.[1] ?? AutoModelForImageClassification;
      const model = await loader.fromPretrained(origin, { use });
      try {
        await model.savePretrained(directory, name === 'sharded' ? { maxShardSize: '20KB' } : {});
      } finally {
        await model.dispose();
      }
      const files = readdirSync(origin).filter((file) => file !== 'expected.safetensors');
      expect(readdirSync(directory).toSorted()).toEqual(files.toSorted());
      for (const file of files) {
        const [saved, reference] = [readFileSync(join(directory, file)), readFileSync(`${origin}/${file}`)];
        if (file.endsWith('.json')) {
          expect(saved.toString(), file).toBe(reference.toString());
        } else {
          expect(parts(saved).header, file).toBe(parts(reference).header);
          expect(parts(saved).data.equals(parts(reference).data), file).toBe(true);
        }
      }
    });
  }

  it.each([
    ['fp16', 'float16'],
    ['bf16', 'bfloat16'],
  ] as const)('rounds as PyTorch does: basic loaded or saved in another type is %s', async (name, dtype) => {
    const reference = readFileSync(`${fixture(`hf-tiny/${name}`)}/model.safetensors`);
    for (const [loading, saving] of [
      [{ dtype }, {}],
      [{}, { dtype }],
    ]) {
      const model = await AutoModelForImageClassification.fromPretrained(fixture('hf-tiny/basic'), { use, ...loading });
      await model.savePretrained(directory, saving).finally(() => model.dispose());
      const saved = readFileSync(join(directory, 'model.safetensors'));
      expect(parts(saved)).toEqual(parts(reference));
      expect(JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8')).dtype).toBe(dtype);
    }
  });

  it('removes the shards of an earlier save, keeps other files, and leaves the old state when reading fails', async () => {
    const model = await AutoModelForImageClassification.fromPretrained(fixture('hf-tiny/basic'), { use });
    try {
      await model.savePretrained(directory, { maxShardSize: '20KB' });
      writeFileSync(join(directory, 'notes.txt'), 'mine');
      const before = readdirSync(directory).toSorted();
      const failing = new Map(
        [...model.stateDict()].map(([key, tensor]) => [
          key,
          { ...tensor, read: async (): Promise<never> => Promise.reject(new TypeError('unplugged')) },
        ]),
      );
      const { className, config, dtype } = model;
      const broken = { className, config, dtype, stateDict: () => failing };
      await expect(savePretrained(broken, directory)).rejects.toThrow('unplugged');
      expect(readdirSync(directory).toSorted()).toEqual(before);
      await model.savePretrained(directory);
      expect(readdirSync(directory).toSorted()).toEqual(['config.json', 'model.safetensors', 'notes.txt']);
    } finally {
      await model.dispose();
    }
  });

  it('writes a config alone as Transformers wrote it', async () => {
    for (const name of names) {
      const config = await AutoConfig.fromPretrained(fixture(`hf-tiny/${name}`), { use });
      await config.savePretrained(directory);
      const reference = readFileSync(`${fixture(`hf-tiny/${name}`)}/config.json`, 'utf8');
      expect(readFileSync(join(directory, 'config.json'), 'utf8'), name).toBe(reference);
    }
    expect(readdirSync(directory)).toEqual(['config.json']);
  });

  it('keeps unknown config keys, and a save in memory loads again bit for bit', async () => {
    const config = { future_key: { scale: 1e-5, name: 'größer' } };
    const model = await AutoModelForImageClassification.fromPretrained(fixture('hf-tiny/basic'), { use, config });
    const writer = memoryWriter();
    await model.savePretrained(writer);
    expect(new TextDecoder().decode(writer.files['config.json'])).toContain(
      '"future_key": {\n    "name": "gr\\u00f6\\u00dfer",\n    "scale": 1e-05\n  }',
    );
    const again = await AutoModelForImageClassification.fromPretrained(writer.files, { use });
    const second = memoryWriter();
    await again.savePretrained(second);
    expect(second.files).toEqual(writer.files);
    await model.dispose();
    await again.dispose();
  });
});
