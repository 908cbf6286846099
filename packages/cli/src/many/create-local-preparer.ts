import { AutoImageProcessor, type PluginList } from '@automodel/core';
import { failureOf } from './failure-of.js';
import type { Preparer } from './preparer.js';

/** Prepares images on the thread it is made on. */
export async function createLocalPreparer(model: string, use: PluginList, signal?: AbortSignal): Promise<Preparer> {
  const processor = await AutoImageProcessor.fromPretrained(model, { use });
  return {
    async prepare(path) {
      try {
        const { pixelValues } = await processor(path, undefined, { signal });
        return { path, value: pixelValues };
      } catch (error) {
        return failureOf(path, error);
      }
    },
    async dispose() {},
  };
}
