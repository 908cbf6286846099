import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `AUTOMODEL_TEST_TARGET=dist` runs the same tests on the built packages. */
const target = process.env.AUTOMODEL_TEST_TARGET ?? 'source';
const conditions = target === 'dist' ? [] : ['automodel-source'];

const debianChromium = '/usr/bin/chromium';
const chromium = process.env.AUTOMODEL_CHROMIUM ?? (existsSync(debianChromium) ? debianChromium : undefined);

export default defineConfig({
  root,
  resolve: { conditions: [...conditions, 'module', 'browser', 'development|production'] },
  // onnxruntime-web looks for its .wasm file and its workers beside its own module, which pre-bundling would move.
  optimizeDeps: { exclude: ['onnxruntime-common', 'onnxruntime-web'] },
  // Both make the page cross-origin isolated, without which there is no SharedArrayBuffer and thus no threads.
  server: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  test: {
    include: ['tests/browser/src/**/*.test.ts', 'packages/*/src/**/*.browser.test.ts'],
    // The second plays the Hub for the tests of downloads.
    globalSetup: ['scripts/lib/bundle-workers.mjs', 'packages/core/src/test-support/serve-fault-hub.ts'],
    // They load from the real Hub.
    exclude: ['**/node_modules/**', ...(process.env.HF_LIVE === '1' ? [] : ['**/*.live.test.ts'])],
    testTimeout: 60_000,
    provide: { isThorough: process.env.AUTOMODEL_TEST_TIER === 'all' },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        launchOptions: {
          ...(chromium === undefined ? {} : { executablePath: chromium }),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      }),
    },
  },
});
