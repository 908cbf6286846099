import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFreshResNet } from '../../common/write-fresh-resnet.js';
import { writeOnnx } from '../../common/write-onnx.js';
import { buildPage } from '../chromium/build-page.js';
import { launchChromium } from '../chromium/launch-chromium.js';
import { type FolderServer, serveFolders } from '../chromium/serve-folders.js';
import type { MeasureOptions } from '../measure-speed.js';
import type { ColdStartMeasurement } from '../report/speed-report.js';
import { type Connection, connections } from './connections.js';
import { type Visitor, visitors } from './visitors.js';
import { writeFloat16Copy } from './write-float16-copy.js';
import { writeQuantizedOnnx } from './write-quantized-onnx.js';

/** Measures first visits of a page that classifies one photograph with ResNet-50: nothing cached, a connection of a given speed. */
export async function measureColdStart(
  networks: string,
  pages: string,
  { attempts, note }: Pick<MeasureOptions, 'attempts' | 'note'>,
): Promise<readonly ColdStartMeasurement[]> {
  const directory = join(networks, 'resnet-50');
  await writeFreshResNet('resnet-50', directory);
  await writeOnnx(directory);
  await writeQuantizedOnnx(directory);
  await writeFloat16Copy(directory, join(networks, 'resnet-50-float16'));
  for (const page of new Set(visitors.map((visitor) => visitor.page))) await buildPage(page, pages);
  const server = await serveFolders({
    pages,
    networks,
    'onnxruntime-web': dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm')),
    samples: fileURLToPath(new URL('../../../../../packages/cli/assets/samples', import.meta.url)),
  });
  const measurements: ColdStartMeasurement[] = [];
  try {
    for (const connection of connections) {
      for (const visitor of visitors) {
        const title = `first visit, ${connection.name}: ${visitor.title}`;
        const measurement = await attempts.attempt(title, () => visit(server, visitor, connection));
        if (measurement === undefined) continue;
        measurements.push(measurement);
        note(`${title}: ${measurement.seconds.toFixed(1)} s`);
      }
    }
  } finally {
    await server.close();
  }
  return measurements;
}

async function visit(
  server: FolderServer,
  { title, page: name, network, dtype }: Visitor,
  { name: connection, bytesPerSecond, latency }: Connection,
): Promise<ColdStartMeasurement> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Network.enable');
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond / 4,
    });
    server.takeBytes();
    const started = performance.now();
    await page.goto(`${server.address}/pages/${name}.html`);
    await page.waitForFunction(() => 'classify' in window);
    await page.evaluate(([address, image, type]) => window.classify(address, image, type), [
      `${server.address}/networks/${network}`,
      `${server.address}/samples/cat.png`,
      dtype,
    ] as const);
    const seconds = (performance.now() - started) / 1000;
    const { networks: modelBytes = 0, ...code } = server.takeBytes();
    const codeBytes = Object.entries(code).reduce(
      (sum, [folder, bytes]) => (folder === 'samples' ? sum : sum + bytes),
      0,
    );
    return { library: title, connection, codeBytes, modelBytes, seconds };
  } finally {
    await browser.close();
  }
}
