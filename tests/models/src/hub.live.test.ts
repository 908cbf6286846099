import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wasm } from '@automodel/backend-wasm';
import { AutoImageProcessor, AutoModelForImageClassification, argMax } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';
import { timm } from '@automodel/model-timm';
import { expect, it } from 'vitest';

const photograph = fileURLToPath(new URL('../../../packages/image/fixtures/chelsea.png', import.meta.url));
/** Tabby, tiger cat and Egyptian cat of ImageNet. */
const cats = [281, 282, 285];

// For whoever has a network: HF_LIVE=1. Everything comes from the real Hub into a cache of its own.
it.each(['microsoft/resnet-18', 'timm/resnet18.a1_in1k'])(
  '%s from the Hub knows a cat, then without a network',
  async (id) => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'automodel-live-'));
    const use = [wasm(), imageProcessors, resnet, timm];
    try {
      for (const localFilesOnly of [false, true]) {
        const options = { use, cacheDir, localFilesOnly, token: false } as const;
        const progress: number[] = [];
        const processor = await AutoImageProcessor.fromPretrained(id, options);
        const model = await AutoModelForImageClassification.fromPretrained(id, {
          ...options,
          onProgress: ({ loadedBytes, totalBytes }) => progress.push(loadedBytes / totalBytes),
        });
        const { logits } = await model.forward(await processor(photograph));
        expect(cats).toContain(argMax(logits)[0]);
        expect(progress.at(-1)).toBe(1);
        expect(model.loadingInfo).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
        await model.dispose();
      }
    } finally {
      await rm(cacheDir, { recursive: true });
    }
  },
  300_000,
);
