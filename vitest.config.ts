import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `AUTOMODEL_TEST_TARGET=dist` runs the same tests on the built packages. */
const target = process.env.AUTOMODEL_TEST_TARGET ?? 'source';
const conditions = [...(target === 'dist' ? [] : ['automodel-source']), 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Absolute, since test support runs files of its own with another root.
    globalSetup: [fileURLToPath(new URL('scripts/lib/bundle-workers.mjs', import.meta.url))],
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/*/src/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/*.browser.test.ts',
      '**/*.page.test.ts',
      'tests/browser/**',
      // They need a Python with packages, which this variable names.
      ...(process.env.AUTOMODEL_HUB_PYTHON === undefined ? ['**/python-cache.python.test.ts'] : []),
      ...(process.env.AUTOMODEL_TORCH_PYTHON === undefined ? ['**/record-script.python.test.ts'] : []),
      // They load from the real Hub.
      ...(process.env.HF_LIVE === '1' ? [] : ['**/*.live.test.ts']),
    ],
    // Native addons (onnxruntime-node, sharp) are at home in processes, not in worker threads.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    // Hooks install packages and remove whole projects, which takes long where disks are slow.
    hookTimeout: 120_000,
  },
});
