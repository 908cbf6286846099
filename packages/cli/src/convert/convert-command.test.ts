import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSafetensors } from '@automodel/core';
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
});
