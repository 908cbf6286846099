import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EncodableTensor, encodeSafetensors, readSafetensors } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { bundledModel } from '../testing/fixtures.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const tiny = fileURLToPath(new URL('../../../../tests/models/fixtures/hf-tiny/basic', import.meta.url));
const input = join(tiny, 'expected.safetensors');

/** A copy of the tiny checkpoint with one weight twice as large. */
async function writeChanged(directory: string, changed: string): Promise<void> {
  await cp(join(tiny, 'config.json'), join(directory, 'config.json'));
  const tensors = new Map<string, EncodableTensor>();
  for (const [name, tensor] of await readSafetensors(await readFile(join(tiny, 'model.safetensors')))) {
    const values = new Float32Array(tensor.bytes.slice().buffer);
    const bytes = name === changed ? new Uint8Array(values.map((value) => value * 2).buffer) : tensor.bytes;
    tensors.set(name, { dataType: tensor.dataType, dims: tensor.dims, bytes });
  }
  await writeFile(join(directory, 'model.safetensors'), encodeSafetensors(tensors));
}

describe('automodel diff', () => {
  it('compares one checkpoint on two devices: every layer, then hidden states and outputs', async () => {
    const { exitCode, stdout } = await runAutomodel(['diff', bundledModel, '--devices', 'cpu,wasm', '--json']);
    const { sides, comparisons, onlyFirst, onlySecond } = JSON.parse(stdout);
    expect(sides.map(({ device }: { device: string }) => device)).toEqual(['cpu', 'wasm']);
    const names: string[] = comparisons.map(({ name }: { name: string }) => name);
    expect(names[0]).toBe('resnet.embedder.embedder.convolution');
    expect(names).toContain('resnet.encoder.stages.1.layers.0.shortcut.normalization');
    expect(names.slice(-2)).toEqual([expect.stringMatching(/^(hidden_states|logits)/), expect.any(String)]);
    expect([...onlyFirst, ...onlySecond]).toEqual([]);
    expect(exitCode).toBe(0);
  });

  it.each([
    'resnet.encoder.stages.1.layers.0.layer.1.convolution',
    'resnet.encoder.stages.2.layers.0.shortcut.convolution',
    'classifier.1',
  ])('finds the layer in which two checkpoints differ: %s', async (layer) => {
    await withTemporaryDirectory(async (directory) => {
      await writeChanged(directory, `${layer}.weight`);
      const { exitCode, stdout } = await runAutomodel(['diff', tiny, directory, '--input', input, '--devices', 'wasm']);
      expect(exitCode).toBe(7);
      expect(stdout).toContain(`The first that diverges is ${layer}, most of all at [`);
    });
  });

  it('takes a tolerance, under which float16 weights are the same', async () => {
    const half = tiny.replace(/basic$/, 'fp16');
    const words = ['diff', tiny, half, '--input', input];
    expect((await runAutomodel(words)).exitCode).toBe(7);
    expect((await runAutomodel([...words, '--tolerance', '0.01'])).exitCode).toBe(0);
  });

  it('refuses what is no comparison', async () => {
    for (const words of [['diff'], ['diff', tiny], ['diff', tiny, tiny], ['diff', tiny, '--devices', 'a,b,c']]) {
      expect((await runAutomodel(words)).exitCode).toBe(2);
    }
    const { exitCode, stderr } = await runAutomodel(['diff', tiny, '--devices', 'cpu,wasm']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--input FILE.safetensors');
    expect((await runAutomodel(['diff', tiny, '--devices', 'cpu,wasm', '--tolerance', 'x'])).exitCode).toBe(2);
  });
});
