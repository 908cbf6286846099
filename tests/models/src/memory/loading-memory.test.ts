import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, type PluginList } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runsAll } from '../fixtures.js';
import { measurePeak } from './measure-peak.js';
import { writeSparseCheckpoint } from './write-sparse-checkpoint.js';

/** 1 GB in the long tier, 100 MB otherwise. */
const depths = runsAll ? [3, 4, 140, 24] : [3, 4, 6, 3];
const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

describe.skipIf(process.platform !== 'linux')('the most memory that loading a large checkpoint takes', () => {
  let directory = '';
  let size = 0;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'automodel-memory-'));
    size = await writeSparseCheckpoint(directory, { depths });
  });
  afterAll(() => rm(directory, { recursive: true }));

  const measure = async (from: string, device: string, use: PluginList) => {
    const { result, ...memory } = await measurePeak(() =>
      AutoModelForImageClassification.fromPretrained(from, { use, device }),
    );
    await result.dispose();
    console.info(
      `${from === directory ? `${megabytes(size)} MB` : 'large weights'} on ${device}: peak ${megabytes(memory.peak)} MB, WebAssembly ${megabytes(memory.wasm)} MB`,
    );
    // Else something else was measured.
    expect(memory.peak).toBeGreaterThan(memory.wasm / 2);
    return memory;
  };

  it('is 150 MB more than the packed weights on wasm', async () => {
    const { peak, wasm: packed } = await measure(directory, 'wasm', [wasm({ worker: false, threads: 1 }), resnet]);
    expect(packed).toBeGreaterThan(size / 2);
    expect(peak).toBeLessThanOrEqual(packed + 150e6);
  }, 300_000);

  it.runIf(runsAll)(
    'is no copy of single weights of 97 MB on wasm',
    async () => {
      const wide = await mkdtemp(join(tmpdir(), 'automodel-memory-'));
      try {
        const hiddenSizes = [819, 1638, 3277, 6554];
        await writeSparseCheckpoint(wide, { depths: [3, 4, 6, 3], embedding_size: 205, hidden_sizes: hiddenSizes });
        const { peak, wasm: memory } = await measure(wide, 'wasm', [wasm({ worker: false, threads: 1 }), resnet]);
        expect(peak).toBeLessThanOrEqual(memory + 40e6);
      } finally {
        await rm(wide, { recursive: true });
      }
    },
    300_000,
  );

  it('is 150 MB more than the file until onnxruntime has it; what it makes of it is its own', async () => {
    const runtime = onnxruntime();
    let handedOver = 0;
    const { result, peak } = await measurePeak((peakSoFar) => {
      const backend: ReturnType<typeof onnxruntime> = {
        ...runtime,
        createInferenceSessionHandler(...given) {
          handedOver = peakSoFar();
          return (
            runtime.createInferenceSessionHandler?.(...given) ?? Promise.reject(new TypeError('It takes no bytes.'))
          );
        },
      };
      return AutoModelForImageClassification.fromPretrained(directory, { use: [backend, resnet], device: 'cpu' });
    });
    await result.dispose();
    console.info(`${megabytes(size)} MB on cpu: ${megabytes(handedOver)} MB handed over, peak ${megabytes(peak)} MB`);
    expect(handedOver).toBeGreaterThan(size / 2);
    expect(handedOver).toBeLessThanOrEqual(size + 150e6);
  }, 300_000);
});
