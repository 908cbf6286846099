import { defineConfig } from 'vitest/config';

/** `AUTOMODEL_TEST_TARGET=dist` runs the same tests on the built packages. */
const target = process.env.AUTOMODEL_TEST_TARGET ?? 'source';
const conditions = target === 'dist' ? [] : ['automodel-source'];

export default defineConfig({
  resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/*/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/browser/**'],
    testTimeout: 30_000,
  },
});
