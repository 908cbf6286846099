import type { ChoiceTable } from './algorithm-choices.js';
import type { ChoiceStore } from './choice-store.js';

const cacheName = 'automodel-webgpu-choices';

/** The Cache API takes addresses as keys; nothing is asked from this one. */
const addressOf = (adapter: string): string => `https://automodel.invalid/choices/${encodeURIComponent(adapter)}`;

/** A store in the Cache API, which pages on https and localhost have, and workers; undefined elsewhere. */
export function browserChoiceStore(): ChoiceStore | undefined {
  const { caches } = globalThis;
  if (caches === undefined) return undefined;
  return {
    async load(adapter) {
      const kept = await (await caches.open(cacheName)).match(addressOf(adapter));
      const table: ChoiceTable | undefined = kept === undefined ? undefined : await kept.json();
      return table;
    },
    async save(adapter, choices) {
      await (await caches.open(cacheName)).put(addressOf(adapter), new Response(JSON.stringify(choices)));
    },
  };
}
