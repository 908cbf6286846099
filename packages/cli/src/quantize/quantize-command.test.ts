import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledModel } from '../testing/fixtures.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const samples = fileURLToPath(new URL('../../assets/samples', import.meta.url));
const weightsOf = async (directory: string): Promise<number> => (await stat(join(directory, 'model.safetensors'))).size;

describe('automodel quantize', () => {
  it('writes a checkpoint that computes with 8 bits, and says how large it is and how far it agrees', async () => {
    await withTemporaryDirectory(async (directory) => {
      const output = join(directory, 'quantized');
      const run = await runAutomodel(['quantize', bundledModel, '-o', output, '--calibrate', samples, '--json']);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      const { bytes, agreement, weights, batches } = JSON.parse(run.stdout);
      expect((await readdir(output)).toSorted()).toEqual([
        'config.json',
        'model.safetensors',
        'preprocessor_config.json',
      ]);
      // The files have a header of names, too.
      const headers = [(await weightsOf(bundledModel)) - bytes.before, (await weightsOf(output)) - bytes.after];
      for (const header of headers) expect(header).toSatisfy((length: number) => length > 0 && length < 30_000);
      // One byte in place of two of float16; scales, normalizations, the first convolution and the classifier stay.
      expect(bytes.after / bytes.before).toBeLessThan(0.55);
      expect(batches).toBe(8);
      expect(weights).toBeGreaterThan(5);
      expect(agreement).toMatchObject({ images: 8, sameLabel: 8 });
      expect(agreement.cosine.mean).toBeGreaterThan(0.99);
      // It loads as any other and still knows the samples.
      const classified = await runAutomodel(['classify', join(samples, 'frog.png'), '--model', output, '--top-k', '1']);
      expect(classified.stdout).toContain('frog');
    });
  }, 120_000);

  it('prints the agreement on the images that are named, and takes entropy for ranges', async () => {
    await withTemporaryDirectory(async (directory) => {
      const output = join(directory, 'quantized');
      const frog = join(samples, 'frog.png');
      const run = await runAutomodel([
        ...['quantize', bundledModel, '-o', output, '--calibrate', samples],
        ...['--ranges', 'entropy', '--compare', frog],
      ]);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).toMatch(/convolutions compute with 8 bits; ranges of 8 images\nWeights: .*, before .*\n/);
      expect(run.stdout).toMatch(/Agreement on 1 images: cosine of the logits 0\.\d+ .*same first label 100\.0 %/);
    });
  }, 120_000);

  it.each([
    ['nothing to calibrate with', ['quantize', bundledModel, '-o', 'x'], 2, '--calibrate IMAGES'],
    ['nowhere to write', ['quantize', bundledModel, '--calibrate', samples], 2, '-o NEW_DIR'],
    [
      'an unknown way to choose ranges',
      ['quantize', bundledModel, '-o', 'x', '--calibrate', samples, '--ranges', 'guess'],
      2,
      'entropy, percentile',
    ],
    ['no such images', ['quantize', bundledModel, '-o', 'x', '--calibrate', join(samples, 'none')], undefined, 'none'],
    ['no such checkpoint', ['quantize', join(samples, 'none'), '-o', 'x', '--calibrate', samples], undefined, 'none'],
  ])('tells of %s', async (_, given, exitCode, message) => {
    const run = await runAutomodel(given);
    if (exitCode === undefined) expect(run.exitCode).not.toBe(0);
    else expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toContain(message);
  });
});
