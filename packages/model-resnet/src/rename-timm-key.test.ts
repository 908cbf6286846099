import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { renameTimmKey } from './rename-timm-key.js';

const readManifest = async (name: string): Promise<Record<string, readonly number[]>> =>
  JSON.parse(await readFile(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

describe('renameTimmKey', () => {
  it.each([18, 50])(
    "turns every name of timm's ResNet-%d into Transformers' name of a tensor of that shape",
    async (layers) => {
      const timm = await readManifest(`timm-resnet${layers}`);
      const renamed = Object.entries(timm).map(([key, dims]) => [renameTimmKey(key), dims]);
      expect(Object.fromEntries(renamed)).toEqual(await readManifest(`hf-resnet-${layers}`));
      expect(new Set(renamed.map(([key]) => key)).size).toBe(renamed.length);
    },
  );

  it.each(['resnet.', 'model.'])('takes them under %s too', async (prefix) => {
    for (const key of Object.keys(await readManifest('timm-resnet50'))) {
      expect(renameTimmKey(`${prefix}${key}`)).toBe(renameTimmKey(key));
    }
  });

  it("leaves Transformers' names, and what is no name of a ResNet", async () => {
    for (const key of Object.keys(await readManifest('hf-resnet-50'))) expect(renameTimmKey(key)).toBe(key);
    for (const key of [
      'layer1.0.se.fc1.weight',
      'layer1.0.conv1.weight.more',
      'xlayer1.0.conv1.weight',
      '',
      '__proto__',
    ]) {
      expect(renameTimmKey(key)).toBe(key);
    }
  });
});
