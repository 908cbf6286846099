import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Format } from 'esbuild';
import { paths } from './paths.js';

/** Bundles a script of the app into one file, and puts the network and the workers' files beside it. */
export async function bundleApp(directory: string, entry: string, format: Format, name: string = entry): Promise<void> {
  await build({
    entryPoints: [join(paths.app, `${entry}.js`)],
    outfile: join(directory, `${name}.js`),
    bundle: true,
    format,
    target: 'es2022',
    conditions: ['browser', 'import'],
    loader: { '.wasm': 'copy', '.safetensors': 'copy', '.json': 'copy' },
    // Warnings: scripts that are no modules have no address of their own (what they would find by it is given to them), barrels are not used in full.
    logLevel: 'error',
    external: ['./network/*'],
  });
  await mkdir(join(directory, 'network'), { recursive: true });
  await cp(paths.network, join(directory, 'network'), { recursive: true });
  await cp(paths.sessionWorker, join(directory, 'session-worker.js'));
  await cp(paths.threadWorker, join(directory, 'worker.js'));
}
