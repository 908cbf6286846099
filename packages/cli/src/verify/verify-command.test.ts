import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  defineModel,
  encodeSafetensors,
  type ImageClassifierOutputs,
  imageClassifierOutputs,
  modelClass,
  PreTrainedConfig,
} from '@automodel/core';
import { conv, flatten, gemm, globalAveragePool, relu } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { defaultPlugins } from '../default-plugins.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

// Checkpoints of Transformers, and what Transformers computed.
const recorded = (name: string): string =>
  fileURLToPath(new URL(`../../../../tests/models/fixtures/hf-tiny/${name}`, import.meta.url));
const reference = (name: string): string => join(recorded(name), 'expected.safetensors');

const float32 = (dims: readonly number[], values: readonly number[]) =>
  ({ dataType: 'float32', dims, bytes: new Uint8Array(Float32Array.from(values).buffer) }) as const;

class PixelConfig extends PreTrainedConfig {
  static override readonly modelType = 'pixel';
}

/** A model type whose numbers can be computed by hand: one channel, 1×1 convolutions. */
const pixel = defineModel({
  modelType: 'pixel',
  package: { name: 'pixel', version: '1.0.0' },
  config: PixelConfig,
  heads: {
    imageClassification: modelClass<ImageClassifierOutputs, PixelConfig>(PixelConfig, {
      className: 'PixelForImageClassification',
      baseModelPrefix: 'pixel',
      outputs: imageClassifierOutputs,
      channels: () => 1,
      graph({ parameters, pixelValues }) {
        const block = parameters.scope('pixel.block');
        const layer = (name: string): ReturnType<typeof block.parameter> =>
          block.parameter(`${name}.weight`, [1, 1, 1, 1], { kind: 'constant', value: 0 });
        const hidden = relu(conv(relu(conv(pixelValues, layer('first'))), layer('second')));
        const classifier = parameters.parameter('classifier.weight', [1, 1], { kind: 'constant', value: 0 });
        return { logits: gemm(flatten(globalAveragePool(hidden), { axis: 1 }), classifier, { transB: true }) };
      },
    }),
  },
});

async function writePixelCheckpoint(directory: string): Promise<void> {
  const fields = { model_type: 'pixel', architectures: ['PixelForImageClassification'], num_labels: 1 };
  await writeFile(join(directory, 'config.json'), JSON.stringify(fields));
  const tensors = new Map([
    ['pixel.block.first.weight', float32([1, 1, 1, 1], [2])],
    ['pixel.block.second.weight', float32([1, 1, 1, 1], [3])],
    ['classifier.weight', float32([1, 1], [10])],
  ]);
  await writeFile(join(directory, 'model.safetensors'), encodeSafetensors(tensors));
}

describe('automodel verify', () => {
  it.each([
    ['basic', 'cpu', 9],
    ['fp16', 'wasm', 8],
    ['base-model', 'wasm', 2],
    ['backbone', 'cpu', 2],
  ])('finds that %s on %s is what Transformers computed', async (name, device, count) => {
    const words = ['verify', recorded(name), '--reference', reference(name), '--device', device, '--json'];
    const { exitCode, stdout } = await runAutomodel(words);
    const verification = JSON.parse(stdout);
    expect(verification).toMatchObject({ isVerified: true, device, notCompared: [] });
    expect(verification.comparisons).toHaveLength(count);
    expect(exitCode).toBe(0);
  });

  it('names the first tensor that diverges, and ends with an exit code of its own', async () => {
    // The same weights under another activation: the very first hidden state is another.
    const words = ['verify', recorded('gelu'), '--reference', reference('basic'), '--device', 'cpu'];
    const { exitCode, stdout } = await runAutomodel(words);
    expect(exitCode).toBe(7);
    expect(stdout).toMatch(/^hidden_states\.0 .* differs$/m);
    expect(stdout).toMatch(/^The first that diverges is hidden_states\.0, most of all at \[\d+, \d+, \d+, \d+\], by /m);
    expect(stdout).toMatch(/is not verified: 9 of 9 tensors differ\.$/m);
  });

  it('is not kept from a verdict by a device that cannot compute the loss', async () => {
    const words = ['verify', recorded('basic'), '--reference', reference('basic'), '--device', 'wasm', '--json'];
    const { exitCode, stdout } = await runAutomodel(words);
    const { comparisons, lossNote, notCompared } = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(notCompared).toEqual([]);
    // Eight outputs, and the loss where the device has its operators.
    expect(comparisons.length).toBe(lossNote === undefined || lossNote === null ? 9 : 8);
  });

  it('compares what single modules gave, in the order of computation', async () => {
    await withTemporaryDirectory(async (directory) => {
      await writePixelCheckpoint(directory);
      const file = join(directory, 'ref.safetensors');
      // By hand: 2x, then 3·max(2x, 0) — recorded with a second convolution of 4, as if its weight had been mistaken.
      const tensors = new Map([
        ['pixel_values', float32([1, 1, 1, 2], [1, -1])],
        ['logits', float32([1, 1], [40])],
        ['modules.pixel.block.second', float32([1, 1, 1, 2], [8, 0])],
        ['modules.pixel.block.first', float32([1, 1, 1, 2], [2, -2])],
        ['modules.elsewhere', float32([1], [0])],
      ]);
      await writeFile(file, encodeSafetensors(tensors));
      for (const device of ['cpu', 'wasm']) {
        const words = ['verify', directory, '--reference', file, '--json', '--device', device];
        const { exitCode, stdout } = await runAutomodel(words, { plugins: [pixel, defaultPlugins()] });
        const { comparisons, notCompared } = JSON.parse(stdout);
        expect(comparisons).toMatchObject([
          { name: 'modules.pixel.block.first', maximumError: 0, isWithinTolerance: true },
          { name: 'modules.pixel.block.second', maximumError: 2, relativeError: 0.25, position: [0, 0, 0, 0] },
          { name: 'logits', maximumError: 10, isWithinTolerance: false },
        ]);
        expect(notCompared).toEqual(['modules.elsewhere']);
        expect(exitCode).toBe(7);
      }
    });
  });

  it('tells a wrong shape from a wrong value, and a tolerance of one', async () => {
    await withTemporaryDirectory(async (directory) => {
      await writePixelCheckpoint(directory);
      const file = join(directory, 'ref.safetensors');
      const pixels = float32([1, 1, 1, 2], [1, -1]);
      await writeFile(
        file,
        encodeSafetensors(
          new Map([
            ['pixel_values', pixels],
            ['logits', float32([1], [30])],
          ]),
        ),
      );
      const plugins = [pixel, defaultPlugins()];
      const { stdout } = await runAutomodel(['verify', directory, '--reference', file], { plugins });
      expect(stdout).toContain('The first that diverges is logits: its shape is [1, 1], but should be [1].');
      await writeFile(
        file,
        encodeSafetensors(
          new Map([
            ['pixel_values', pixels],
            ['logits', float32([1, 1], [33])],
          ]),
        ),
      );
      const words = ['verify', directory, '--reference', file, '--tolerance', '0.1'];
      expect((await runAutomodel(words, { plugins })).exitCode).toBe(0);
    });
  });

  it('uses plugins of modules that it is told of', async () => {
    await withTemporaryDirectory(async (directory) => {
      const module = join(directory, 'mine.mjs');
      // A module of an author who does not have the same copy of core: plain data.
      await writeFile(
        module,
        `export const mine = {
          kind: 'backend', key: 'mine', package: { name: 'mine', version: '1.0.0' }, contract: 1,
          devices: [{ name: 'mine', description: '', priority: -1 }],
          unavailable: async () => 'it is only an example', unsupported: () => [],
        };`,
      );
      const words = ['verify', recorded('basic'), '--reference', reference('basic'), '--device', 'mine'];
      const { stderr } = await runAutomodel([...words, '--use', module]);
      expect(stderr).toContain('it is only an example');
      await writeFile(join(directory, 'none.mjs'), 'export const nothing = 1;');
      const none = await runAutomodel([...words, '--use', join(directory, 'none.mjs')]);
      expect(none).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('exports no plugin; it exports nothing'),
      });
      const absent = await runAutomodel([...words, '--use', './absent.js']);
      expect(absent).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('cannot be imported') });
    });
  });

  it('says what is missing', async () => {
    for (const words of [
      ['verify'],
      ['verify', recorded('basic')],
      ['verify', recorded('basic'), '--reference', 'no'],
    ]) {
      expect((await runAutomodel(words)).exitCode).toBe(2);
    }
    await withTemporaryDirectory(async (directory) => {
      const file = join(directory, 'ref.safetensors');
      await writeFile(file, encodeSafetensors(new Map([['logits', float32([1], [1])]])));
      const { stderr } = await runAutomodel(['verify', recorded('basic'), '--reference', file]);
      expect(stderr).toContain('has no tensor "pixel_values"; it has logits');
    });
  });

  it('prints the program that records references', async () => {
    const { exitCode, stdout } = await runAutomodel(['verify', '--record-script']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(await readFile(new URL('../../assets/record.py', import.meta.url), 'utf8'));
    const code = stdout.slice(stdout.indexOf('import argparse')).split('\n');
    expect(code.filter((line) => line !== '').length).toBeLessThanOrEqual(35);
  });
});
