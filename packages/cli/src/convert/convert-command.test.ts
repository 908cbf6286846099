import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wasm } from '@automodel/backend-wasm';
import { readSafetensors } from '@automodel/core';
import { ResNetBackbone, ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';
import { decodeModel } from '@automodel/onnx/serde';
import { describe, expect, it } from 'vitest';
import { bundledModel } from '../testing/fixtures.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const samples = fileURLToPath(new URL('../../assets/samples', import.meta.url));

/** The integers of a checkpoint, one weight after the other. */
async function int8Bytes(directory: string): Promise<Buffer> {
  const tensors = await readSafetensors(await readFile(join(directory, 'model.safetensors')));
  const integers = [...tensors].filter(([, { dataType }]) => dataType === 'int8');
  return Buffer.concat(integers.map(([, { bytes }]) => bytes));
}

describe('automodel convert', () => {
  it('writes another type that loads again, and copies the processor', async () => {
    await withTemporaryDirectory(async (directory) => {
      const output = join(directory, 'float32');
      const run = await runAutomodel(['convert', bundledModel, '-o', output, '--dtype', 'float32']);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout.startsWith(`${output}\n`)).toBe(true);
      expect(JSON.parse(await readFile(join(output, 'config.json'), 'utf8')).dtype).toBe('float32');
      const back = join(directory, 'float16');
      await runAutomodel(['convert', output, '-o', back, '--dtype', 'float16']);
      expect((await readdir(back)).toSorted()).toEqual([
        'config.json',
        'model.safetensors',
        'preprocessor_config.json',
      ]);
      const weights = async (path: string): Promise<Buffer> => {
        const file = await readFile(join(path, 'model.safetensors'));
        return file.subarray(8 + Number(file.readBigUInt64LE(0)));
      };
      // float16 → float32 → float16 loses nothing.
      expect((await weights(back)).equals(await weights(bundledModel))).toBe(true);
    });
  });

  it('writes int8 weights with scales that load on the device, and says how far they agree', async () => {
    await withTemporaryDirectory(async (directory) => {
      const output = join(directory, 'int8');
      const run = await runAutomodel([
        'convert',
        bundledModel,
        '-o',
        output,
        '--weights',
        'int8',
        '--compare',
        samples,
      ]);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).toMatch(/Agreement on 8 images: cosine of the logits 0\.999\d+ .*same first label 100\.0 %/);
      const config = JSON.parse(await readFile(join(output, 'config.json'), 'utf8'));
      expect(config).toMatchObject({ dtype: 'float32', quantization_config: { quant_method: 'automodel_int8' } });
      // One byte a weight, and 4 for each channel's scale and normalization.
      const [before, after] = await Promise.all(
        [bundledModel, output].map(async (path) => (await stat(join(path, 'model.safetensors'))).size),
      );
      expect((after ?? 0) / (before ?? 1)).toBeLessThan(0.53);
    });
  }, 120_000);

  it('writes float weights of int8 ones, and the same int8 weights of those again', async () => {
    await withTemporaryDirectory(async (directory) => {
      const [first, back, again] = ['int8', 'float32', 'again'].map((name) => join(directory, name));
      if (first === undefined || back === undefined || again === undefined) return;
      await runAutomodel(['convert', bundledModel, '-o', first, '--weights', 'int8']);
      await runAutomodel(['convert', first, '-o', back, '--weights', 'float32']);
      expect(JSON.parse(await readFile(join(back, 'config.json'), 'utf8')).quantization_config).toBeUndefined();
      await runAutomodel(['convert', back, '-o', again, '--weights', 'int8']);
      expect((await int8Bytes(again)).equals(await int8Bytes(first))).toBe(true);
    });
  }, 120_000);

  it('writes float16 weights of half the size, and compares on the images that are given', async () => {
    await withTemporaryDirectory(async (directory) => {
      const [float32, float16] = [join(directory, 'float32'), join(directory, 'float16')];
      await runAutomodel(['convert', bundledModel, '-o', float32, '--weights', 'float32']);
      const run = await runAutomodel([
        ...['convert', float32, '-o', float16, '--weights', 'float16'],
        ...['--compare', samples, '--json'],
      ]);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      const { bytes, dtype, agreement } = JSON.parse(run.stdout);
      expect(dtype).toBe('float16');
      expect(bytes.after / bytes.before).toBeCloseTo(0.5, 2);
      // The weights were float16 before.
      expect(agreement).toMatchObject({ images: 8, sameLabel: 8 });
      expect(agreement.cosine.least).toBeCloseTo(1, 6);
    });
  }, 120_000);

  it('writes a ResNet-50 of 102 MB into 26 MB', async () => {
    await withTemporaryDirectory(async (directory) => {
      const [float32, int8] = [join(directory, 'resnet-50'), join(directory, 'int8')];
      // The defaults of Transformers' config are those of ResNet-50.
      const id2label = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [index, `LABEL_${index}`]));
      const model = await ResNetForImageClassification.fromConfig(new ResNetConfig({ id2label }), {
        use: [wasm({ worker: false, threads: 1 })],
        seed: 1,
      });
      await model.savePretrained(float32);
      await model.dispose();
      const run = await runAutomodel(['convert', float32, '-o', int8, '--weights', 'int8', '--json']);
      const { bytes } = JSON.parse(run.stdout);
      expect(bytes.before / 1e6).toBeCloseTo(102.5, 0);
      const file = (await stat(join(int8, 'model.safetensors'))).size;
      // 26,090,472 bytes, of which the header of names takes 48 thousand.
      expect(file - bytes.after).toBeLessThan(60_000);
      expect(file / 1e6).toBeCloseTo(26.1, 1);
    });
  }, 120_000);

  it.each([
    ['nothing to convert', ['convert'], 'automodel convert DIR -o NEW_DIR'],
    ['nowhere to write', ['convert', bundledModel, '--weights', 'int8'], 'automodel convert DIR -o NEW_DIR'],
    [
      'two types at once',
      ['convert', bundledModel, '-o', 'x', '--weights', 'int8', '--dtype', 'float16'],
      'one of --weights and --dtype',
    ],
  ])('tells of %s', async (_, given, message) => {
    const run = await runAutomodel(given);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it('says which types there are', async () => {
    const { exitCode, stderr } = await runAutomodel(['convert', bundledModel, '-o', 'x', '--dtype', 'int4']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('bfloat16, float16, float32');
  });
});

describe('automodel export', () => {
  it('writes the file and its weights beside it', async () => {
    await withTemporaryDirectory(async (directory) => {
      const file = join(directory, 'model.onnx');
      const run = await runAutomodel(['export', bundledModel, '--onnx', file, '--external-data']);
      expect(run).toMatchObject({ exitCode: 0, stdout: `${file}\n` });
      expect((await readdir(directory)).toSorted()).toEqual(['model.onnx', 'model.onnx.data']);
    });
  });

  it('writes the class that the checkpoint was saved from, a backbone as a backbone', async () => {
    await withTemporaryDirectory(async (directory) => {
      const fields = { depths: [1, 1], hidden_sizes: [8, 16], embedding_size: 8, layer_type: 'basic' } as const;
      const model = await ResNetBackbone.fromConfig(new ResNetConfig(fields), {
        use: [wasm({ worker: false, threads: 1 })],
      });
      await model.savePretrained(directory);
      await model.dispose();
      const file = join(directory, 'model.onnx');
      expect(await runAutomodel(['export', directory, '--onnx', file])).toMatchObject({ exitCode: 0, stderr: '' });
      const { graph } = decodeModel(await readFile(file));
      expect(graph.outputs.map(({ name }) => name)).not.toContain('logits');
      expect(graph.initializers.map(({ name }) => name).filter((name) => name.startsWith('classifier'))).toEqual([]);
    });
  });
});
