import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleApp } from './bundle-app.js';
import { hasChromium, launchOptions } from './chromium.js';
import { expectReports } from './expect-reports.js';
import { serveDirectory } from './serve-directory.js';

const runsAll = process.env.AUTOMODEL_TEST_TIER === 'all';
const timeout = 180_000;

const strictPolicy = { 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" };
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

// On the built packages: it needs "npm run build".
describe.skipIf(!runsAll || !hasChromium)('our engine in Chromium', () => {
  let directory: string;
  let context: BrowserContext;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'automodel-environments-'));
    await bundleApp(directory, 'page', 'esm');
    await bundleApp(directory, 'register-service-worker', 'iife');
    await bundleApp(directory, 'service-worker', 'iife', 'service-worker-classic');
    await bundleApp(directory, 'service-worker', 'esm', 'service-worker-module');
    const page = (script: string): string =>
      `<!doctype html><title>app</title><script type="module" src="${script}.js"></script>`;
    await writeFile(join(directory, 'page.html'), page('page'));
    await writeFile(join(directory, 'register.html'), page('register-service-worker'));
    const manifest = {
      manifest_version: 3,
      name: 'app',
      version: '1.0',
      // The default policy of extensions has no 'wasm-unsafe-eval'.
      content_security_policy: { extension_pages: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" },
      cross_origin_opener_policy: { value: 'same-origin' },
      cross_origin_embedder_policy: { value: 'require-corp' },
      background: { service_worker: 'background.js' },
    };
    await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(directory, 'background.js'), '');
    const profile = join(directory, 'profile');
    const args = [
      ...launchOptions.args,
      '--headless=new',
      `--disable-extensions-except=${directory}`,
      `--load-extension=${directory}`,
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
    ];
    // Headless by the argument: playwright's own way leaves extensions out.
    context = await chromium.launchPersistentContext(profile, { ...launchOptions, headless: false, args });
  }, timeout);
  afterAll(async () => {
    await context?.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function open(address: string): Promise<unknown> {
    const page = await context.newPage();
    await page.goto(address);
    const report = await page.evaluate(() => Reflect.get(window, 'report'));
    await page.close();
    return report;
  }

  async function serve(headers: Readonly<Record<string, string>>, path: string): Promise<unknown> {
    const server = await serveDirectory(directory, headers);
    const report = await open(`${server.address}/${path}`).finally(() => server.close());
    return report;
  }

  const threaded = {
    alone: ['1 thread: no more were asked for'],
    threads: ['2 threads'],
    inWorker: ['2 threads', 'in a worker of its own'],
  };

  it('runs under a strict policy, on threads and in a worker', { timeout }, async () => {
    const report = await serve({ ...strictPolicy, ...isolation }, 'page.html');
    expectReports(report, threaded);
    expect(report).toMatchObject({ isIsolated: true, violations: [] });
  });

  it('runs in a worker of a page that is not cross-origin isolated, on one thread', { timeout }, async () => {
    const report = await serve(strictPolicy, 'page.html');
    const reason = /^1 thread: the page is not cross-origin isolated/;
    expectReports(report, {
      alone: ['1 thread: no more were asked for'],
      threads: [reason],
      inWorker: [reason, 'in a worker of its own'],
    });
    expect(report).toMatchObject({ isIsolated: false, violations: [] });
  });

  it.each(['classic', 'module'])('runs in a service worker, a %s script', { timeout }, async (type) => {
    const reason = '1 thread: this runtime has no Worker';
    expectReports(await serve({ ...strictPolicy, ...isolation }, `register.html?type=${type}`), {
      alone: [reason],
      asked: [reason, "in the caller's thread: no worker (this runtime has no Worker)"],
    });
  });

  it('runs in a page of an extension, on threads and in a worker', { timeout }, async () => {
    const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const report = await open(new URL('page.html', background.url()).href);
    expectReports(report, threaded);
    expect(report).toMatchObject({ isIsolated: true, violations: [] });
  });
});
