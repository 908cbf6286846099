import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle, Bundler } from './bundle.js';
import { bundleWithEsbuild } from './bundle-with-esbuild.js';
import { bundleWithRollup } from './bundle-with-rollup.js';
import { bundleWithVite } from './bundle-with-vite.js';
import { bundleWithWebpack } from './bundle-with-webpack.js';
import { createApp } from './create-app.js';
import { hasChromium, launchChromium } from './launch-chromium.js';
import { type DirectoryServer, serveDirectory } from './serve-directory.js';
import { unusedModules } from './unused-modules.js';

const runsAll = process.env.AUTOMODEL_TEST_TIER === 'all';
const bundlers: readonly { readonly name: string; readonly bundle: Bundler; readonly hasWorker: boolean }[] = [
  { name: 'Vite', bundle: bundleWithVite, hasWorker: true },
  { name: 'webpack', bundle: bundleWithWebpack, hasWorker: true },
  { name: 'Rollup', bundle: bundleWithRollup, hasWorker: false },
  { name: 'esbuild', bundle: bundleWithEsbuild, hasWorker: false },
];
const timeout = 300_000;

// A third party's app outside the workspace. It needs "npm run build".
describe.skipIf(!runsAll)('an app without any configuration of its bundler', () => {
  let directory: string;
  let server: DirectoryServer;
  let browser: Browser | undefined;

  beforeAll(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'automodel-bundlers-')));
    await createApp(directory);
    server = await serveDirectory(directory);
    browser = hasChromium ? await launchChromium() : undefined;
  }, timeout);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** Builds an entry of the app and runs it in a page of its own. */
  async function buildAndRun(
    name: string,
    bundle: Bundler,
    entry: string,
  ): Promise<{ bundle: Bundle; report: unknown }> {
    const into = `${name}-${entry}`;
    const built = await bundle(directory, entry, into);
    if (browser === undefined) return { bundle: built, report: undefined };
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    // Beside the bundle, as it is published; the base says where the checkpoint is.
    const html = `<!doctype html><base href="/"><script type="module" src="/${into}/${entry}.js"></script>`;
    await writeFile(join(directory, `${into}.html`), html);
    await page.goto(`${server.address}/${into}.html`);
    await page
      .waitForFunction(() => 'report' in window)
      .catch((cause) => {
        throw new Error(`The page gave no report: ${failures.join('; ')}`, { cause });
      });
    const report = await page.evaluate(() => Reflect.get(window, 'report'));
    await page.close();
    return { bundle: built, report };
  }

  describe.each(bundlers)('$name', ({ name, bundle, hasWorker }) => {
    it('keeps plugins that are passed by value, and nothing that is not used', { timeout }, async () => {
      const result = await buildAndRun(name, bundle, 'by-value');
      expect(unusedModules(result.bundle.modules)).toEqual([]);
      expect(result.bundle.modules.filter((path) => /register/.test(path))).toEqual([]);
      expect(result.bundle.modules.join(' ')).toContain('node_modules/automodel-model-cifar-resnet/dist/');
      if (browser !== undefined) expect(result.report).toMatchObject({ ...ran, registered: [] });
    });

    it('keeps registrations by side effect, and nothing that is not used', { timeout }, async () => {
      const result = await buildAndRun(name, bundle, 'by-register');
      expect(unusedModules(result.bundle.modules)).toEqual([]);
      for (const path of registered) expect(result.bundle.modules).toContain(`node_modules/${path}/dist/register.js`);
      if (browser === undefined) return;
      expect(result.report).toMatchObject({
        ...ran,
        registered: ['wasm', 'CifarImageProcessor', 'resnet', 'cifar_resnet'],
      });
      // Threads where the bundler understands new URL('./worker.js', import.meta.url); the reason elsewhere.
      expect(result.report).toMatchObject({ notes: [expect.stringMatching(hasWorker ? /threads/ : /./)] });
    });
  });
});

const registered = ['@automodel/backend-wasm', '@automodel/model-resnet', 'automodel-model-cifar-resnet'];

/** What every page reports; the logits are those that Transformers computed. */
const ran = {
  device: 'wasm',
  largestError: expect.closeTo(0, 5),
  thirdParty: { modelType: 'cifar_resnet', labels: 10, dims: [1, 3, 32, 32] },
};
