import { defineConfig, type Options } from 'tsup';
import { bundleWorker } from '../../scripts/lib/bundle-worker.mjs';
import base from '../../tsup.base.js';

const { onSuccess, ...options } = base as Options;

export default defineConfig({
  ...options,
  async onSuccess() {
    await bundleWorker(process.cwd(), 'src/worker/image-worker.ts', 'dist/worker/image-worker');
    if (typeof onSuccess === 'function') await onSuccess();
  },
});
