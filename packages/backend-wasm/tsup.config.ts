import { copyFile, writeFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';
import base from '../../tsup.base.js';
import { bundleSessionWorker } from './bundle-session-worker.mjs';

const { entry, onSuccess, ...options } = base as Options;

/** The threads' worker is plain JavaScript that imports nothing: it goes into the package as it is. */
export default defineConfig({
  ...options,
  entry: Object.fromEntries(Object.entries(entry ?? {}).filter(([, path]) => !path.endsWith('.js'))),
  async onSuccess() {
    await copyFile('src/threads/worker.js', 'dist/threads/worker.js');
    // Type checkers ask for a declaration of every entry; the worker exports nothing.
    await writeFile('dist/threads/worker.d.ts', 'export {};\n');
    await bundleSessionWorker('dist/threads');
    if (typeof onSuccess === 'function') await onSuccess();
  },
});
