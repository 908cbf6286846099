import { existsSync, readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveSource, type Source } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { defaultPlugins } from '../default-plugins.js';
import { bundledModel } from '../testing/fixtures.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';
import { writeSafetensors } from '../testing/write-safetensors.js';
import { inspectModel } from './inspect-model.js';

const sharded = fileURLToPath(new URL('../../../../../shared/fixtures/hf-tiny/sharded', import.meta.url));
const config = JSON.parse(readFileSync(join(bundledModel, 'config.json'), 'utf8'));

interface HeaderEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** The header of the bundled model, parsed here. */
function readHeader(): { readonly entries: readonly HeaderEntry[]; readonly dataStart: number } {
  const bytes = readFileSync(join(bundledModel, 'model.safetensors'));
  const dataStart = 8 + Number(bytes.readBigUInt64LE(0));
  const { __metadata__, ...entries } = JSON.parse(bytes.subarray(8, dataStart).toString());
  return { entries: Object.values(entries), dataStart };
}

/** A source that notes which ranges of model.safetensors are read. */
function watchReads(source: Source, ends: number[]): Source {
  return {
    location: source.location,
    list: () => source.list(),
    async open(path, options) {
      const file = await source.open(path, options);
      if (file === undefined || path !== 'model.safetensors') return file;
      return {
        size: file.size,
        close: () => file.close(),
        read(offset, length, readOptions) {
          ends.push(offset + length);
          return file.read(offset, length, readOptions);
        },
      };
    },
  };
}

describe('automodel inspect', () => {
  it('describes the bundled checkpoint', async () => {
    const { exitCode, stdout, stderr } = await runAutomodel(['inspect', bundledModel, '--json']);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    const { entries } = readHeader();
    const halves = entries.filter(({ dtype }) => dtype === 'F16');
    const parameters = halves.reduce((sum, { shape }) => sum + shape.reduce((product, dim) => product * dim, 1), 0);
    expect(report.config).toEqual(config);
    expect(report.model).toEqual({
      className: 'ResNetForImageClassification',
      parameters,
      labels: Object.values(config.id2label),
    });
    expect(report.weights.tensors).toBe(entries.length);
    expect(report.weights.parameters).toBe(parameters);
    expect(report.weights.dataTypes[0]).toEqual({
      dataType: 'float16',
      tensors: halves.length,
      elements: parameters,
      bytes: 2 * parameters,
    });
    // He et al. 2015 with two basic blocks in each of four stages: the stem, 16 convolutions, 3 shortcuts.
    expect(report.graph.operators).toMatchObject({ Conv: 20, BatchNormalization: 20, Relu: 17, Add: 8, MaxPool: 1 });
    expect(report.graph.inputs).toEqual(['pixel_values float32 [batch, 3, height, width]']);
    expect(report.keys).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
    expect(report.imageProcessor).toMatchObject({ type: 'ConvNextImageProcessor', outputShape: [1, 3, 64, 64] });
    // The most is alive after the stem: what the convolution gives and what its normalization makes of that.
    const activations = 2 * 32 * 32 * 32 * 4;
    expect(report.memory).toMatchObject({ weights: 4 * parameters, activations, total: 4 * parameters + activations });
    expect(report.problems).toEqual([]);
  });

  it('reads no weight', async () => {
    const ends: number[] = [];
    const source = watchReads(await resolveSource(bundledModel), ends);
    const model = await inspectModel(source, { plugins: defaultPlugins(), hasWeights: true });
    expect(model.className).toBe('ResNetForImageClassification');
    expect(Math.max(...ends)).toBe(readHeader().dataStart);
  });

  it('shows it as text, with tensors and graph on request', async () => {
    const { exitCode, stdout } = await runAutomodel(['inspect', bundledModel, '--tensors', '--graph']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^model {7}ResNetForImageClassification \(model type resnet\), 2\.8 M parameters$/m);
    expect(stdout).toMatch(/^ +model\.safetensors +5\.6 MB$/m);
    expect(stdout).toMatch(/^ +classifier\.1\.weight +float16 +\[10, 256\] +5\.1 kB$/m);
    expect(stdout).toMatch(/^keys +all match$/m);
    expect(stdout).toMatch(/^memory +about 11\.5 MB .* \[1, 3, 64, 64\]/m);
    expect(stdout.match(/resnet\.embedder\.embedder\.convolution\.weight/g)?.length).toBeGreaterThan(1);
    expect((await runAutomodel(['inspect', bundledModel])).stdout).not.toContain('classifier.1.weight');
  });

  it('shows a checkpoint of a model type that nobody registered, and says why there is no more', async () => {
    await withTemporaryDirectory(async (directory) => {
      await writeFile(join(directory, 'config.json'), JSON.stringify({ model_type: 'vit', hidden_size: 768 }));
      await writeSafetensors(join(directory, 'model.safetensors'), { 'vit.weight': [3, 5] });
      const { exitCode, stdout } = await runAutomodel(['inspect', directory]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^model +model type vit$/m);
      expect(stdout).toMatch(/^config +hidden_size +768$/m);
      expect(stdout).toMatch(/^weights +1 tensor, 15 parameters, 60 bytes$/m);
      expect(stdout).toContain('has the model type "vit", which is not registered. Registered are "resnet".');
      const { problems } = JSON.parse((await runAutomodel(['inspect', directory, '--json'])).stdout);
      expect(problems[0]).toMatchObject({ part: 'model', code: 'UNKNOWN_MODEL_TYPE' });
    });
  });

  it('tells which weights are missing, unexpected or of another shape', async () => {
    await withTemporaryDirectory(async (directory) => {
      await copyFile(join(bundledModel, 'config.json'), join(directory, 'config.json'));
      const shapes = { 'classifier.1.weight': [3, 256], 'classifier.1.bias': [10], 'head.weight': [2] };
      await writeSafetensors(join(directory, 'model.safetensors'), shapes);
      const { exitCode, stdout } = await runAutomodel(['inspect', directory, '--json']);
      expect(exitCode).toBe(0);
      const { keys } = JSON.parse(stdout);
      expect(keys.unexpectedKeys).toEqual(['head.weight']);
      expect(keys.mismatchedKeys).toEqual([
        { key: 'classifier.1.weight', checkpointShape: [3, 256], modelShape: [10, 256] },
      ]);
      expect(keys.missingKeys).toHaveLength(readHeader().entries.length - 2);
      const text = (await runAutomodel(['inspect', directory])).stdout;
      expect(text).toContain('classifier.1.weight: [3, 256] in the checkpoint, [10, 256] in the model');
      expect(text).toMatch(/^ +1 unexpected: head\.weight$/m);
    });
  });

  it('shows what can be read of a checkpoint whose weights cannot', async () => {
    await withTemporaryDirectory(async (directory) => {
      await copyFile(join(bundledModel, 'config.json'), join(directory, 'config.json'));
      const missing = JSON.parse((await runAutomodel(['inspect', directory, '--json'])).stdout);
      expect(missing.problems[0]).toMatchObject({ part: 'weights', code: 'MISSING_FILE' });
      expect(missing.graph.operators.Conv).toBe(20);

      const whole = readFileSync(join(bundledModel, 'model.safetensors'));
      await writeFile(join(directory, 'model.safetensors'), whole.subarray(0, 100_000));
      const { exitCode, stdout } = await runAutomodel(['inspect', directory, '--json']);
      expect(exitCode).toBe(3);
      const truncated = JSON.parse(stdout);
      expect(truncated.problems[0]).toMatchObject({ part: 'weights', code: 'INVALID_SAFETENSORS' });
      expect(truncated.keys).toBeUndefined();
    });
  });

  it('refuses a config that is not JSON, and a directory that is not there', async () => {
    await withTemporaryDirectory(async (directory) => {
      await writeFile(join(directory, 'config.json'), '<html>');
      const { exitCode, stdout } = await runAutomodel(['inspect', directory]);
      expect(exitCode).toBe(3);
      expect(stdout).toContain('is not JSON: it is an HTML or XML page');
      const nowhere = await runAutomodel(['inspect', join(directory, 'nowhere')]);
      expect(nowhere.exitCode).toBe(3);
      expect(nowhere.stderr).toContain('There is no directory');
    });
  });

  it.skipIf(!existsSync(sharded))('reads checkpoints of several files', async () => {
    const { exitCode, stdout } = await runAutomodel(['inspect', sharded, '--tensors', '--json']);
    expect(exitCode).toBe(0);
    const { keys, weights } = JSON.parse(stdout);
    expect(keys.missingKeys).toEqual([]);
    const files = weights.list.map(({ file }: { readonly file: string }) => file);
    expect(new Set(files).size).toBeGreaterThan(1);
  });
});
