import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Environment } from '../environment.js';
import type { Job } from '../job.js';
import { buildPage } from './build-page.js';
import { launchChromium } from './launch-chromium.js';
import { serveFolders } from './serve-folders.js';

/** A job that takes longer hangs. */
const jobMilliseconds = 300_000;

function hanging(): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`no result within ${jobMilliseconds / 1000} s`)), jobMilliseconds);
    timer.unref();
  });
}

/** Headless Chromium, cross-origin isolated; each job is a browser of its own. */
export async function chromiumEnvironment(folder: string, pages: string): Promise<Environment> {
  await buildPage('page', pages);
  const find = createRequire(import.meta.url);
  const server = await serveFolders({
    pages,
    networks: folder,
    'litert.js': join(dirname(find.resolve('@litertjs/core')), '../wasm'),
    'onnxruntime-web': dirname(find.resolve('onnxruntime-web/wasm')),
    'tfjs-backend-wasm': dirname(find.resolve('@tensorflow/tfjs-backend-wasm')),
  });
  const first = await launchChromium();
  const version = first.version();
  await first.close();
  return {
    name: 'Chromium',
    description: `headless Chromium ${version}, cross-origin isolated`,
    kind: 'browser',
    async run(job) {
      const browser = await launchChromium();
      try {
        const page = await browser.newPage();
        page.setDefaultTimeout(60_000);
        await page.goto(`${server.address}/pages/page.html`);
        await page.waitForFunction(() => 'runJob' in window);
        const running = page.evaluate((whole: Job) => window.runJob(whole), { ...job, folder: '/networks' } as Job);
        return await Promise.race([running, hanging()]);
      } finally {
        await browser.close();
      }
    },
    close: () => server.close(),
  };
}
