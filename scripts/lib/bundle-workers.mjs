import { join } from 'node:path';
import { bundleWorker } from './bundle-worker.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/** What tests on the sources need built: the files of workers, which must be JavaScript. */
export async function setup() {
  const inPackage = (/** @type {string} */ name) => join(workspaceRoot, 'packages', name);
  await Promise.all([
    bundleWorker(inPackage('backend-wasm'), 'src/worker/session-worker.ts', 'src/threads/session-worker'),
    bundleWorker(inPackage('image'), 'src/worker/image-worker.ts', 'src/worker/image-worker'),
  ]);
}
