// A service worker: it has neither workers nor dynamic imports.
import { wasm } from '@automodel/backend-wasm';
import { fetchFiles } from './fetch-files.js';
import { runNetwork } from './run-network.js';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const answer = async () => {
    const files = await fetchFiles(self.location.href);
    return { alone: await runNetwork(files, wasm()), asked: await runNetwork(files, wasm({ worker: true })) };
  };
  event.waitUntil(
    answer()
      .catch((error) => ({ error: String(error?.stack ?? error) }))
      .then((report) => event.source.postMessage(report)),
  );
});
