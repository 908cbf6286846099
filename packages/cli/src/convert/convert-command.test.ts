import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModel } from '../testing/fixtures.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

describe('automodel convert', () => {
  it('writes another type that loads again, and copies the processor', async () => {
    await withTemporaryDirectory(async (directory) => {
      const output = join(directory, 'float32');
      const run = await runAutomodel(['convert', bundledModel, '-o', output, '--dtype', 'float32']);
      expect(run).toMatchObject({ exitCode: 0, stdout: `${output}\n`, stderr: '' });
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
