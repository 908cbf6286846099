import { copyFile, writeFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';
import { bundleWorker } from '../../scripts/lib/bundle-worker.mjs';
import base from '../../tsup.base.js';

const { entry, onSuccess, ...options } = base as Options;

/** The threads' worker is plain JavaScript that imports nothing: it goes into the package as it is. */
export default defineConfig({
  ...options,
  entry: Object.fromEntries(Object.entries(entry ?? {}).filter(([, path]) => !path.endsWith('.js'))),
  async onSuccess() {
    await copyFile('src/threads/worker.js', 'dist/threads/worker.js');
    // Type checkers ask for a declaration of every entry; the worker exports nothing.
    await writeFile('dist/threads/worker.d.ts', 'export {};\n');
    await bundleWorker(process.cwd(), 'src/worker/session-worker.ts', 'dist/threads/session-worker');
    if (typeof onSuccess === 'function') await onSuccess();
  },
});
