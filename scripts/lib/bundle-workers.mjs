import { bundleSessionWorker } from '../../packages/backend-wasm/bundle-session-worker.mjs';

/** What tests on the sources need built: the files of workers, which must be JavaScript. */
export async function setup() {
  await bundleSessionWorker('src/threads');
}
